package dev.towpath.starter.stage;

import java.util.Map;

/**
 * What differs from one stage to the next.
 *
 * @param name begins the name of the folder and of the database's sessions
 * @param connections the budget of migrations
 * @param postgres settings of the server, by name, over those of an embedded one, which promises no durability
 */
public record StageSettings(String name, int connections, Map<String, String> postgres) {
    public StageSettings {
        postgres = Map.copyOf(postgres);
    }
}
