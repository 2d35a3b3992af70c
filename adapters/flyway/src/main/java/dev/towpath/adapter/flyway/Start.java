package dev.towpath.adapter.flyway;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What Flyway does on a database that has no history yet.
 *
 * @param schemasToCreate in this order
 * @param baseline whether it records a baseline, so that what is there counts as migrated up to it
 * @param problems why it would refuse to begin
 */
record Start(List<String> schemasToCreate, boolean baseline, List<String> problems) {
    Start {
        schemasToCreate = List.copyOf(schemasToCreate);
        problems = List.copyOf(problems);
    }

    static Start on(Connection connection, FlywaySettings settings, List<String> schemas) throws SQLException {
        List<String> missing = Schemas.missing(connection, schemas);
        List<String> problems = new ArrayList<>();
        if (!missing.isEmpty() && settings.createSchemas()) {
            // The schema marker begins the history then, and Flyway looks no further.
            return new Start(missing, false, problems);
        }
        if (missing.contains(schemas.getFirst()) || !missing.isEmpty()) {
            problems.add("The schema " + String.join(", ", missing)
                    + " does not exist and createSchemas is false. Create it, or set createSchemas=true.");
        }
        List<String> nonEmpty = Schemas.nonEmpty(connection, schemas);
        if (!nonEmpty.isEmpty() && !settings.baselineOnMigrate()) {
            problems.add("The schema " + String.join(", ", nonEmpty)
                    + " is not empty and has no Flyway history. If it was migrated by other means, record that with"
                    + " flyway baseline or with baselineOnMigrate=true and the right baselineVersion; if another"
                    + " table holds the history, set table and defaultSchema.");
        }
        return new Start(List.of(), !nonEmpty.isEmpty() && settings.baselineOnMigrate(), problems);
    }
}
