package dev.towpath.engine.postgres.server;

import java.util.List;

/**
 * Towpath's own tables. Creating them takes no lock on anything that exists. A row of {@code fill_range} changes with every
 * chunk, so its pages keep room for the next versions.
 */
final class LedgerTables {
    private LedgerTables() {}

    /** @param schema quoted */
    static List<String> definition(String schema) {
        return List.of(
                "CREATE SCHEMA IF NOT EXISTS " + schema,
                """
                CREATE TABLE IF NOT EXISTS %s.plan (
                    digest text PRIMARY KEY,
                    content text NOT NULL,
                    created_at timestamptz NOT NULL DEFAULT now()
                )""".formatted(schema),
                """
                CREATE TABLE IF NOT EXISTS %s.step (
                    fingerprint text PRIMARY KEY,
                    changeset text NOT NULL,
                    checksum text NOT NULL,
                    step text NOT NULL,
                    plan_digest text NOT NULL,
                    migration text NOT NULL,
                    began_at timestamptz NOT NULL DEFAULT now(),
                    done_at timestamptz
                )""".formatted(schema),
                """
                CREATE TABLE IF NOT EXISTS %s.fill (
                    fingerprint text PRIMARY KEY REFERENCES %s.step,
                    bounded boolean NOT NULL DEFAULT false,
                    upper_key text,
                    estimated_rows bigint NOT NULL DEFAULT 0
                )""".formatted(schema, schema),
                """
                CREATE TABLE IF NOT EXISTS %s.quarantine (
                    fingerprint text NOT NULL REFERENCES %s.step,
                    row_key text NOT NULL,
                    passed_over boolean NOT NULL,
                    sqlstate text NOT NULL,
                    said text NOT NULL,
                    noted_at timestamptz NOT NULL DEFAULT now(),
                    PRIMARY KEY (fingerprint, row_key)
                )""".formatted(schema, schema),
                """
                CREATE TABLE IF NOT EXISTS %s.fill_range (
                    fingerprint text NOT NULL REFERENCES %s.fill,
                    number integer NOT NULL,
                    pass integer NOT NULL,
                    lower_key text,
                    upper_key text NOT NULL,
                    cursor_key text,
                    estimated_rows bigint NOT NULL DEFAULT 0,
                    rows_passed bigint NOT NULL DEFAULT 0,
                    rows_changed bigint NOT NULL DEFAULT 0,
                    chunks bigint NOT NULL DEFAULT 0,
                    chunk_micros bigint NOT NULL DEFAULT 0,
                    longest_micros bigint NOT NULL DEFAULT 0,
                    owner integer NOT NULL DEFAULT -1,
                    fence bigint NOT NULL DEFAULT 0,
                    done boolean NOT NULL DEFAULT false,
                    PRIMARY KEY (fingerprint, number)
                ) WITH (fillfactor = 20)""".formatted(schema, schema));
    }
}
