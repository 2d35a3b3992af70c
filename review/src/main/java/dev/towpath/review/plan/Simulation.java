package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.OnlineForms;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.schema.SimulatedSchema;

/** Moves a simulated schema past one action. */
final class Simulation {
    private Simulation() {}

    static void apply(Understanding.Action action, SimulatedSchema schema, OnlineForms forms) {
        if (action.operation() instanceof SchemaOperation.SessionSetting setting) {
            String moved = forms.schemaAfter(setting.setting(), schema.homeSchema());
            if (moved != null) {
                schema.useSchema(moved);
            }
        } else {
            schema.apply(action);
        }
    }
}
