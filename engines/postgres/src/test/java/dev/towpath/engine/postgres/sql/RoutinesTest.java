package dev.towpath.engine.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectDetail;
import dev.towpath.model.operation.SchemaOperation;
import org.junit.jupiter.api.Test;

/** What the text of a function tells about it. */
class RoutinesTest {
    @Test
    void reads_a_trigger_function() {
        ObjectDetail.Routine traits = traits("""
                CREATE OR REPLACE FUNCTION audit() RETURNS trigger AS $body$
                DECLARE
                    seen int;
                BEGIN
                    IF TG_OP = 'DELETE' THEN
                        INSERT INTO audit.log (what) VALUES (old.id);
                        RETURN old;
                    END IF;
                    SELECT count(*) INTO seen FROM orders WHERE id = new.id;
                    UPDATE totals SET n = n + seen;
                    RETURN new;
                END
                $body$ LANGUAGE plpgsql""");

        assertThat(traits.language()).isEqualTo("plpgsql");
        assertThat(traits.reads()).containsExactly(TableName.of("orders"));
        assertThat(traits.writes()).containsExactly(TableName.of("totals"), TableName.of("audit", "log"));
        assertThat(traits.dynamic()).isFalse();
        assertThat(traits.definer()).isFalse();
        assertThat(traits.unread()).isNull();
    }

    @Test
    void reads_functions_in_sql() {
        for (String body : new String[] {
            "AS 'INSERT INTO a SELECT * FROM b; SELECT 1;'",
            "LANGUAGE sql AS $$ INSERT INTO a SELECT * FROM b; SELECT count(*) FROM b $$",
            "BEGIN ATOMIC INSERT INTO a SELECT * FROM b; SELECT 1; END"
        }) {
            ObjectDetail.Routine traits = traits("CREATE FUNCTION f() RETURNS int " + body);
            assertThat(traits.language()).isEqualTo("sql");
            assertThat(traits.reads()).as(body).containsExactly(TableName.of("b"));
            assertThat(traits.writes()).as(body).containsExactly(TableName.of("a"));
            assertThat(traits.unread()).isNull();
        }
        assertThat(traits("CREATE FUNCTION f() RETURNS bigint RETURN (SELECT max(id) FROM b)")
                        .reads())
                .containsExactly(TableName.of("b"));
    }

    @Test
    void tells_whose_rights_and_whose_path_it_runs_with() {
        ObjectDetail.Routine open =
                traits("CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'");
        ObjectDetail.Routine fixed = traits("CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER"
                + " SET work_mem = '1MB' SET \"search_path\" = pg_catalog, pg_temp AS 'SELECT 1'");

        assertThat(open.definer()).isTrue();
        assertThat(open.fixesPath()).isFalse();
        assertThat(fixed.definer()).isTrue();
        assertThat(fixed.fixesPath()).isTrue();
        assertThat(traits("CREATE FUNCTION f() RETURNS int LANGUAGE sql SET work_mem = '1MB' AS 'SELECT 1'")
                        .fixesPath())
                .isFalse();
    }

    @Test
    void tells_sql_that_is_put_together_from_sql_that_is_written() {
        assertThat(traits(plpgsql("EXECUTE 'DELETE FROM a';"))).satisfies(traits -> {
            assertThat(traits.dynamic()).isFalse();
            assertThat(traits.writes()).containsExactly(TableName.of("a"));
        });
        assertThat(traits(plpgsql("EXECUTE 'DELETE FROM ' || which;")).dynamic())
                .isTrue();
    }

    @Test
    void a_body_that_cannot_be_read_is_no_error() {
        assertThat(traits("CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS 'return 1'")
                        .unread())
                .isEqualTo("it is written in plpython3u");
        assertThat(traits("CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'lib', 'symbol'")
                        .unread())
                .isNotNull();
        assertThat(traits("CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN IF'")
                        .unread())
                .isEqualTo("expected then");
        assertThat(traits(plpgsql("PERFORM g();")).unread()).isEqualTo("a call of g()");
    }

    private static String plpgsql(String body) {
        return "CREATE PROCEDURE p(which text) LANGUAGE plpgsql AS $$ BEGIN " + body + " END $$";
    }

    private static ObjectDetail.Routine traits(String sql) {
        Understanding read = new PostgresLanguage().understand(new Statement(sql, new SourcePosition("x.sql", 1, 1)));
        assertThat(read).isInstanceOf(Understanding.Understood.class);
        SchemaOperation made =
                ((Understanding.Understood) read).actions().getFirst().operation();
        assertThat(made).isInstanceOf(SchemaOperation.CreateObject.class);
        ObjectDetail detail = ((SchemaOperation.CreateObject) made).detail();
        assertThat(detail).isInstanceOf(ObjectDetail.Routine.class);
        return (ObjectDetail.Routine) detail;
    }
}
