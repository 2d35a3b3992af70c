package dev.towpath.engine.postgres.server;

import java.util.List;

/** Towpath's own tables. Creating them takes no lock on anything that exists. */
final class LedgerTables {
    private LedgerTables() {}

    /** @param schema quoted */
    static List<String> definition(String schema) {
        return List.of(
                "CREATE SCHEMA IF NOT EXISTS " + schema, """
                CREATE TABLE IF NOT EXISTS %s.plan (
                    digest text PRIMARY KEY,
                    content text NOT NULL,
                    created_at timestamptz NOT NULL DEFAULT now()
                )""".formatted(schema), """
                CREATE TABLE IF NOT EXISTS %s.step (
                    fingerprint text PRIMARY KEY,
                    changeset text NOT NULL,
                    checksum text NOT NULL,
                    step text NOT NULL,
                    plan_digest text NOT NULL,
                    migration text NOT NULL,
                    began_at timestamptz NOT NULL DEFAULT now(),
                    done_at timestamptz
                )""".formatted(schema), """
                CREATE TABLE IF NOT EXISTS %s.fill (
                    fingerprint text PRIMARY KEY REFERENCES %s.step,
                    upper_key text,
                    cursor_key text,
                    rows_passed bigint NOT NULL DEFAULT 0,
                    rows_changed bigint NOT NULL DEFAULT 0,
                    chunk_micros bigint NOT NULL DEFAULT 0,
                    estimated_rows bigint NOT NULL DEFAULT 0,
                    fence bigint NOT NULL DEFAULT 0
                )""".formatted(
                                schema, schema));
    }
}
