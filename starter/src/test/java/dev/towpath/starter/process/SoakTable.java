package dev.towpath.starter.process;

import dev.towpath.testing.postgres.TestDatabase;
import java.sql.SQLException;
import java.util.List;

/**
 * A table and what a migration does to every row of it. All have {@code no}, by which the application finds rows,
 * {@code n}, which the migration changes, {@code seen}, which the application counts in, and {@code old}: the row was there
 * before the migration began, so it has to be changed, once. Others may be.
 */
enum SoakTable {
    GAPS("id bigint PRIMARY KEY", "g * 1000000000::bigint + (random() * 1000)::int", Fill.COUNT),
    DENSE("id integer PRIMARY KEY", "g", Fill.COUNT),
    NEGATIVE("id integer PRIMARY KEY", "g - 2000000000", Fill.COUNT),
    UUID("id uuid PRIMARY KEY", "gen_random_uuid()", Fill.COUNT),
    TEXT(
            "id text COLLATE \"und-x-icu\" PRIMARY KEY",
            "(ARRAY['ä', 'Z', '''', 'a\\b', ' '])[g % 5 + 1] || g",
            Fill.COUNT),
    TIME("id timestamptz PRIMARY KEY", "timestamptz '2020-01-01 Europe/Berlin' + g * interval '7 min'", Fill.COUNT),
    COMPOSITE("a text, b numeric, id int, PRIMARY KEY (b, a, id)", "md5(g::text), g % 7 / 3.0, g", Fill.COUNT),
    UNIQUE("id integer NOT NULL UNIQUE", "g * 3", Fill.COUNT),
    PARTITIONED("id integer, part text, PRIMARY KEY (id, part)", "g, 'p' || g % 3", Fill.COUNT) {
        @Override
        String storage() {
            return "PARTITION BY LIST (part)";
        }

        @Override
        List<String> besides() {
            return List.of(
                    "CREATE TABLE shop.t0 PARTITION OF shop.t FOR VALUES IN ('p0')",
                    "CREATE TABLE shop.t1 PARTITION OF shop.t FOR VALUES IN ('p1')",
                    "CREATE TABLE shop.t2 PARTITION OF shop.t DEFAULT");
        }
    },
    KEYLESS("id integer", "g", Fill.SET),
    JOINED("id bigint PRIMARY KEY", "g", Fill.JOIN),
    COPIED("id bigint PRIMARY KEY", "g", Fill.COPY),
    DELETED("id bigint PRIMARY KEY", "g", Fill.DELETE);

    static final int ROWS = 150_000;

    private static final String COLUMNS =
            "no integer, n integer NOT NULL DEFAULT 0, seen integer NOT NULL DEFAULT 0, old boolean NOT NULL";

    /** A statement, and a question that is answered with 0 if it did to every row what it should, once. */
    enum Fill {
        COUNT("UPDATE shop.t SET n = n + 1;", Fill.ONE),
        SET("UPDATE shop.t SET n = 1;", Fill.ONE),
        JOIN("UPDATE shop.t SET n = t.n + s.step FROM shop.step s WHERE s.id = t.no % 10;", Fill.ONE),
        COPY(
                "INSERT INTO shop.copy (id, n) SELECT t.id, t.n FROM shop.t;",
                "SELECT (SELECT count(*) - count(DISTINCT id) FROM shop.copy)"
                        + " + (SELECT count(*) FROM shop.t WHERE old AND id NOT IN (SELECT id FROM shop.copy))"),
        DELETE(
                "DELETE FROM shop.t WHERE no % 3 = 0;",
                "SELECT (SELECT count(*) FROM shop.t WHERE old AND no % 3 = 0)"
                        + " + (SELECT count(*) FROM shop.gone WHERE no % 3 <> 0 AND NOT application)");

        private static final String ONE =
                "SELECT count(*) FROM shop.t WHERE CASE WHEN old THEN n <> 1 ELSE n NOT IN (0, 1) END";

        private final String sql;
        private final String wrong;

        Fill(String sql, String wrong) {
            this.sql = sql;
            this.wrong = wrong;
        }
    }

    private final String key;
    private final String values;
    private final Fill fill;

    /** @param values of the key, of g */
    SoakTable(String key, String values, Fill fill) {
        this.key = key;
        this.values = values;
        this.fill = fill;
    }

    String storage() {
        return "";
    }

    List<String> besides() {
        return List.of();
    }

    String migration() {
        return fill.sql;
    }

    void create(TestDatabase database) throws SQLException {
        database.execute("CREATE SCHEMA shop", "CREATE TABLE shop.t (" + COLUMNS + ", " + key + ") " + storage());
        for (String sql : besides()) {
            database.execute(sql);
        }
        database.execute(
                "CREATE TABLE shop.step (id integer PRIMARY KEY, step integer NOT NULL)",
                "INSERT INTO shop.step SELECT g, 1 FROM generate_series(0, 9) g",
                "CREATE TABLE shop.copy (id bigint, n integer)",
                "CREATE TABLE shop.gone (no integer, application boolean)",
                """
                CREATE FUNCTION shop.goes() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO shop.gone VALUES (OLD.no, current_setting('application_name') = 'application');
                    RETURN OLD;
                END $$
                """,
                insert("generate_series(1, " + ROWS + ") g", "true"),
                "CREATE INDEX ON shop.t (no)",
                "CREATE TRIGGER goes AFTER DELETE ON shop.t FOR EACH ROW EXECUTE FUNCTION shop.goes()",
                "ANALYZE");
    }

    /** One more row, behind, before or among the others. */
    String another(int no) {
        return insert("(SELECT " + no + " AS g) g", "false");
    }

    private String insert(String source, String old) {
        return "INSERT INTO shop.t SELECT g, 0, 0, " + old + ", " + values + " FROM " + source;
    }

    /** How many rows are not as they should be. */
    String wrong(TestDatabase database) throws SQLException {
        return database.query(fill.wrong).getFirst();
    }

    /** How many of the rows that were there before went without anybody deleting them. */
    static String lost(TestDatabase database) throws SQLException {
        return database.query("SELECT " + ROWS + " - (SELECT count(*) FROM shop.t WHERE old)"
                        + " - (SELECT count(*) FROM shop.gone WHERE no <= " + ROWS + ")")
                .getFirst();
    }
}
