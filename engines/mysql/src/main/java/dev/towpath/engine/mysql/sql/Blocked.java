package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.DdlMethod;
import dev.towpath.engine.spi.sql.DdlMethod.Algorithm;
import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;

/** What to say of a change that keeps writers out, and what to do instead. */
final class Blocked {
    private static final String ONLINE_TOOL =
            "Let gh-ost, Spirit or pt-online-schema-change do it, or run it in a maintenance window.";
    private static final String FOREIGN_KEY = "Check that no row breaks it, then add it with foreign_key_checks off in"
            + " its session, which does not read the rows; or let an online tool do it.";

    private Blocked() {}

    static OnlineForm form(SchemaOperation operation, DdlMethod method) {
        String how = method.algorithm() == Algorithm.COPY
                ? ", for which the server copies the whole table and nobody can write"
                : ", which the server does in place, but nobody can write meanwhile";
        return new OnlineForm.Blocking(method.what() + how, advice(operation));
    }

    private static String advice(SchemaOperation operation) {
        return switch (operation) {
            case SchemaOperation.AddColumn ignored ->
                "Add the column plain first, nullable or with a constant default; fill it in chunks; then add the rest.";
            case SchemaOperation.RedefineColumn ignored ->
                "Add a new column, fill it in chunks and switch over; or let gh-ost, Spirit or pt-online-schema-change"
                        + " change the table.";
            case SchemaOperation.AddConstraint add ->
                add.constraint() instanceof ConstraintSpec.ForeignKey ? FOREIGN_KEY : ONLINE_TOOL;
            case SchemaOperation.CreateIndex ignored ->
                "Run it when little is written, or let an online schema change tool do it.";
            default -> ONLINE_TOOL;
        };
    }
}
