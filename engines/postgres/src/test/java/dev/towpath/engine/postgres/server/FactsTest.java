package dev.towpath.engine.postgres.server;

import static dev.towpath.engine.postgres.server.LiveServer.column;
import static dev.towpath.engine.postgres.server.LiveServer.in;
import static dev.towpath.engine.postgres.server.LiveServer.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.facts.RowHandling;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.facts.TableFacts.ConstraintFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.PartitionShape;
import dev.towpath.model.operation.WideTrigger;
import dev.towpath.model.operation.WideTrigger.Event;
import dev.towpath.model.operation.WideTrigger.View;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FactsTest {
    private TestDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    private DatabaseFacts facts() throws SQLException {
        try (Connection connection = database.connect()) {
            return new PostgresCatalog().facts(connection, Set.of("towpath"), Set.of("flyway_schema_history"));
        }
    }

    private TableFacts table(String name) throws SQLException {
        return facts().table(open(name)).orElseThrow();
    }

    @Test
    void an_empty_database_is_fresh() throws SQLException {
        DatabaseFacts facts = facts();

        assertThat(facts.isFresh()).isTrue();
        assertThat(facts.defaultSchema()).isEqualTo("public");
        assertThat(facts.version().atLeast(14)).isTrue();
    }

    @Test
    void indexes_say_by_which_method_they_find_rows() throws SQLException {
        database.execute("CREATE TABLE t (a int)", "CREATE INDEX h ON t USING hash (a)");

        assertThat(table("t").indexes()).extracting(IndexFacts::method).containsExactly("hash");
    }

    @Test
    void columns_come_in_order_with_the_servers_types_and_without_dropped_ones() throws SQLException {
        database.execute(
                "CREATE TABLE t (b varchar(20) NOT NULL, gone int, a numeric(10,2), z timestamptz[])",
                "ALTER TABLE t DROP COLUMN gone");

        assertThat(table("t").columns())
                .containsExactly(
                        new ColumnFacts(column("b"), "character varying(20)", false),
                        new ColumnFacts(column("a"), "numeric(10,2)", true),
                        new ColumnFacts(column("z"), "timestamp with time zone[]", true));
    }

    @Test
    void domains_with_a_rule_are_named_also_those_that_rest_on_one() throws SQLException {
        database.execute(
                "CREATE DOMAIN loose AS int",
                "CREATE DOMAIN positive AS int CHECK (VALUE > 0)",
                "CREATE DOMAIN wanted AS int NOT NULL",
                "CREATE DOMAIN small AS positive");

        assertThat(facts().constrainedDomains()).containsExactly(open("positive"), open("small"), open("wanted"));
    }

    @Test
    void a_composite_key_comes_in_key_order_and_without_included_columns() throws SQLException {
        database.execute("CREATE TABLE t (a int, b int, c int, PRIMARY KEY (c, a) INCLUDE (b))");

        assertThat(table("t").primaryKey()).containsExactly(column("c"), column("a"));
    }

    @Test
    void constraints_say_whether_they_are_validated_and_leave_the_primary_key_out() throws SQLException {
        database.execute(
                "CREATE TABLE t (id int PRIMARY KEY, a int)", "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID");

        assertThat(table("t").constraints())
                .contains(new ConstraintFacts(
                        "c", false, "CHECK ((a > 0)) NOT VALID", new ConstraintSpec.Check("c", "(a > 0)", true)))
                .noneMatch(constraint -> constraint.name().equals("t_pkey"));
    }

    @Test
    void a_not_null_that_is_not_validated_leaves_the_column_nullable() throws SQLException {
        database.execute("CREATE TABLE t (a int)");
        if (facts().version().atLeast(18)) {
            database.execute("ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID");
            assertThat(table("t").column(column("a")).orElseThrow().nullable()).isTrue();

            database.execute("ALTER TABLE t VALIDATE CONSTRAINT n");
            assertThat(table("t").column(column("a")).orElseThrow().nullable()).isFalse();
        }
    }

    @Test
    void partitions_say_how_their_parent_is_cut_and_which_part_they_are() throws SQLException {
        database.execute(
                "CREATE TABLE t (a int) PARTITION BY RANGE (a)",
                "CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (1) TO (2)",
                "CREATE TABLE rest PARTITION OF t DEFAULT");

        assertThat(table("t").partitioning()).isEqualTo(new PartitionShape("RANGE (a)", null));
        assertThat(table("t1").partitioning()).isEqualTo(new PartitionShape(null, "FOR VALUES FROM (1) TO (2)"));
        assertThat(table("rest").partitioning().isDefault()).isTrue();
    }

    @Test
    void indexes_say_whether_they_order_or_compare_in_a_way_of_their_own() throws SQLException {
        database.execute(
                "CREATE TABLE t (a int, b text, c varchar(5))",
                "CREATE INDEX usual ON t (a ASC, b, c) INCLUDE (a)",
                "CREATE INDEX hashed ON t USING hash (b)",
                "CREATE INDEX down ON t (a, b DESC)",
                "CREATE INDEX nulls ON t (a NULLS FIRST)",
                "CREATE INDEX pattern ON t (b text_pattern_ops)",
                "CREATE INDEX other ON t (c COLLATE \"C\")");

        assertThat(table("t").indexes())
                .filteredOn(IndexFacts::special)
                .extracting(IndexFacts::name)
                .containsExactlyInAnyOrder("down", "nulls", "pattern", "other");
    }

    @Test
    void indexes_say_what_they_are_over_and_whether_a_constraint_rests_on_them() throws SQLException {
        database.execute(
                "CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE, b int)",
                "CREATE UNIQUE INDEX i ON t (b, a) INCLUDE (id)",
                "CREATE INDEX e ON t (b, (a + 1))");

        assertThat(table("t").indexes())
                .containsExactlyInAnyOrder(
                        new IndexFacts("t_pkey", true, true, true, List.of(column("id"))),
                        new IndexFacts("t_a_key", true, true, true, List.of(column("a"))),
                        new IndexFacts(
                                "i",
                                true,
                                true,
                                false,
                                List.of(column("b"), column("a")),
                                "",
                                "btree",
                                false,
                                columns("a", "b", "id")),
                        new IndexFacts(
                                "e", true, false, false, List.of(), "(a + 1)", "btree", false, columns("a", "b")));
    }

    @Test
    void indexes_say_which_columns_their_entries_depend_on() throws SQLException {
        database.execute(
                "CREATE TABLE t (id int PRIMARY KEY, a int, b text, \"C d\" int, UNIQUE (a) INCLUDE (b))",
                "CREATE INDEX i ON t (lower(b)) WHERE \"C d\" > 0");

        assertThat(table("t").indexes())
                .extracting(IndexFacts::name, IndexFacts::reads)
                .containsExactly(
                        tuple("i", columns("b", "C d")),
                        tuple("t_a_b_key", columns("a", "b")),
                        tuple("t_pkey", columns("id")));
    }

    @Test
    void tables_say_how_far_their_pages_are_filled() throws SQLException {
        database.execute(
                "CREATE TABLE usual (a int)",
                "CREATE TABLE loose (a int) WITH (autovacuum_enabled = false, fillfactor = 70)",
                "CREATE TABLE parent (a int) PARTITION BY RANGE (a)");

        assertThat(table("usual").handling()).isEqualTo(new RowHandling(100, List.of()));
        assertThat(table("loose").handling()).isEqualTo(new RowHandling(70, List.of()));
        assertThat(table("parent").handling()).isEqualTo(RowHandling.UNKNOWN);
    }

    @Test
    void tables_name_the_triggers_that_see_more_than_one_row() throws SQLException {
        database.execute(
                "CREATE TABLE t (a int, b int, c int)",
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                "CREATE TRIGGER each_row AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f()",
                "CREATE TRIGGER once BEFORE INSERT OR DELETE OR TRUNCATE ON t EXECUTE FUNCTION f()",
                "CREATE TRIGGER given AFTER UPDATE ON t REFERENCING NEW TABLE AS n FOR EACH STATEMENT EXECUTE FUNCTION f()",
                "CREATE TRIGGER specific AFTER UPDATE OF c, b ON t FOR EACH STATEMENT EXECUTE FUNCTION f()",
                "CREATE TRIGGER off AFTER UPDATE ON t FOR EACH STATEMENT EXECUTE FUNCTION f()",
                "ALTER TABLE t DISABLE TRIGGER off",
                "CREATE CONSTRAINT TRIGGER soon AFTER UPDATE ON t DEFERRABLE FOR EACH ROW EXECUTE FUNCTION f()",
                "CREATE CONSTRAINT TRIGGER late AFTER UPDATE ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
                        + " EXECUTE FUNCTION f()");

        assertThat(table("t").handling().triggers())
                .containsExactly(
                        new WideTrigger("given", View.ROWS_OF_STATEMENT, Set.of(Event.UPDATE), List.of()),
                        new WideTrigger("late", View.TRANSACTION, Set.of(Event.UPDATE), List.of()),
                        new WideTrigger("once", View.STATEMENT, Set.of(Event.INSERT, Event.DELETE), List.of()),
                        new WideTrigger(
                                "specific", View.STATEMENT, Set.of(Event.UPDATE), List.of(column("b"), column("c"))));
    }

    private static SortedSet<ColumnName> columns(String... names) {
        return new TreeSet<>(Stream.of(names).map(ColumnName::of).toList());
    }

    @Test
    void a_partition_names_its_parent_and_an_heir_does_not() throws SQLException {
        database.execute(
                "CREATE TABLE t (id int) PARTITION BY RANGE (id)",
                "CREATE TABLE low PARTITION OF t FOR VALUES FROM (0) TO (100)",
                "CREATE TABLE parent (id int)",
                "CREATE TABLE heir () INHERITS (parent)");

        assertThat(table("low").partitionOf()).isEqualTo(TableName.of("public", "t"));
        assertThat(table("t").partitionOf()).isNull();
        assertThat(table("heir").partitionOf()).isNull();
    }

    @Test
    void the_rows_of_a_partitioned_table_are_those_of_all_its_partitions() throws SQLException {
        database.execute(
                "CREATE TABLE t (id int PRIMARY KEY) PARTITION BY RANGE (id)",
                "CREATE TABLE low PARTITION OF t FOR VALUES FROM (0) TO (100)",
                "CREATE TABLE high PARTITION OF t FOR VALUES FROM (100) TO (1000) PARTITION BY RANGE (id)",
                "CREATE TABLE higher PARTITION OF high FOR VALUES FROM (100) TO (1000)",
                "INSERT INTO t SELECT generate_series(0, 299)",
                // Else the counts of this session may reach the statistics after the analysis, and add to it.
                "SELECT pg_stat_force_next_flush()");
        database.execute("ANALYZE");

        assertThat(table("t").partitioned()).isTrue();
        assertThat(table("t").estimatedRows()).isEqualTo(300);
        assertThat(table("high").estimatedRows()).isEqualTo(200);
        assertThat(table("low").partitioned()).isFalse();
        assertThat(table("t").bytes())
                .isEqualTo(table("low").bytes() + table("higher").bytes());
    }

    @Test
    void a_table_that_was_never_analysed_is_guessed_from_its_size_and_never_negative() throws SQLException {
        database.execute(
                "CREATE TABLE filled WITH (autovacuum_enabled = false) AS SELECT generate_series(1, 20000) AS id",
                "CREATE TABLE bare (id int)");

        assertThat(table("filled").estimatedRows()).isBetween(2_000L, 40_000L);
        assertThat(table("bare").estimatedRows()).isZero();
    }

    @Test
    void names_are_kept_as_they_are_in_any_schema() throws SQLException {
        database.execute(
                "CREATE SCHEMA \"İkinci Şema\"",
                "CREATE TABLE \"İkinci Şema\".\"Sipariş \"\"x\"\"\" (\"select\" int PRIMARY KEY, \"ÇOK\" text)",
                "CREATE TABLE \"UPPER\" (\"Id\" int PRIMARY KEY)");

        DatabaseFacts facts = facts();
        TableFacts quoted = facts.table(in("İkinci Şema", "Sipariş \"x\"")).orElseThrow();
        assertThat(quoted.primaryKey()).containsExactly(column("select"));
        assertThat(quoted.column(column("ÇOK"))).isPresent();
        assertThat(facts.table(open("UPPER"))).isPresent();
        assertThat(facts.table(open("upper"))).isEmpty();
    }

    @Test
    void extensions_own_schemas_and_the_tools_tables_are_left_out() throws SQLException {
        database.execute(
                "CREATE SCHEMA towpath",
                "CREATE TABLE towpath.step (id int)",
                "CREATE TABLE flyway_schema_history (id int)",
                "CREATE FUNCTION member() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE TABLE owned (id int)",
                "ALTER EXTENSION plpgsql ADD FUNCTION member()",
                "ALTER EXTENSION plpgsql ADD TABLE owned");

        assertThat(facts().isFresh()).isTrue();
    }

    @Test
    void views_sequences_types_and_functions_are_known_by_name() throws SQLException {
        database.execute(
                "CREATE VIEW v AS SELECT 1 AS x",
                "CREATE SEQUENCE s",
                "CREATE TYPE mood AS ENUM ('glad')",
                "CREATE DOMAIN d AS int",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'");

        assertThat(facts().others()).contains(open("v"), open("s"), open("mood"), open("d"), open("f"));
        assertThat(facts().isFresh()).isFalse();
    }
}
