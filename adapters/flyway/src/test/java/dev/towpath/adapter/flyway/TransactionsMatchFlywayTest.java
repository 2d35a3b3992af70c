package dev.towpath.adapter.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent.SqlScript;
import dev.towpath.model.changeset.Wrapping;
import dev.towpath.testing.postgres.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the model says of Flyway's transactions, against Flyway and a server: who begins one, who refuses, what fails. */
@Timeout(60)
class TransactionsMatchFlywayTest {
    private static final String TABLE = "CREATE TABLE a (id int);";
    private static final String LONER = "VACUUM;";
    /** Shows the number of the transaction it ran in. */
    private static final String MARK = "INSERT INTO mark VALUES (pg_current_xact_id()::text);";

    @TempDir
    private Path root;

    private TestDatabase database;
    private Project project;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.create();
        project = new Project(root).set("baselineOnMigrate", "true").set("baselineVersion", "0");
        database.execute("CREATE TABLE mark (xid text)");
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    private List<Wrapping> wrappings() {
        List<Changeset> changesets = project.changelog(database).changesets();
        List<String> all = changesets.stream().flatMap(c -> statements(c)).toList();
        List<Wrapping> wrappings = new ArrayList<>();
        for (Changeset changeset : changesets) {
            SqlScript sql = (SqlScript) changeset.content();
            boolean group = project.bundle().settings().containsKey("group");
            wrappings.add(Wrapping.of(sql, group ? all : statements(changeset).toList()));
        }
        return wrappings;
    }

    private static Stream<String> statements(Changeset changeset) {
        String text = ((SqlScript) changeset.content()).script().text();
        return Arrays.stream(text.split(";")).map(String::strip).filter(sql -> !sql.isEmpty());
    }

    /** What Flyway or the server says against it; empty when it went well. */
    private String migrated() {
        try {
            project.flyway(database).migrate();
            return "";
        } catch (FlywayException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private long transactions() throws Exception {
        return database.query("SELECT xid FROM mark").stream().distinct().count();
    }

    @Test
    void a_script_is_one_transaction() throws Exception {
        project.sql("V1__a.sql", MARK + MARK).sql("V2__b.sql", MARK);
        assertThat(wrappings()).containsExactly(Wrapping.SCRIPT, Wrapping.SCRIPT);
        assertThat(migrated()).isEmpty();
        assertThat(transactions()).isEqualTo(2);
    }

    @Test
    void a_group_is_one_transaction() throws Exception {
        project.set("group", "true").sql("V1__a.sql", MARK + MARK).sql("V2__b.sql", MARK);
        assertThat(wrappings()).containsExactly(Wrapping.ALL_PENDING, Wrapping.ALL_PENDING);
        assertThat(migrated()).isEmpty();
        assertThat(transactions()).isEqualTo(1);
    }

    @Test
    void without_executeInTransaction_each_statement_commits() throws Exception {
        project.sql("V1__a.sql", MARK + MARK).sql("V1__a.sql.conf", "executeInTransaction=false");
        assertThat(wrappings()).containsExactly(Wrapping.NOTHING);
        assertThat(migrated()).isEmpty();
        assertThat(transactions()).isEqualTo(2);
    }

    @Test
    void a_script_of_loners_runs_without_a_transaction() throws Exception {
        project.set("group", "false");
        project.sql("V1__a.sql", LONER + LONER);
        assertThat(wrappings()).containsExactly(Wrapping.NOTHING);
        assertThat(migrated()).isEmpty();
    }

    @Test
    void a_mixture_is_refused() throws Exception {
        project.sql("V1__a.sql", TABLE + "create  index /* x */ CONCURRENTLY i ON a (id);");
        assertThat(wrappings()).containsExactly(Wrapping.REFUSED);
        assertThat(migrated()).contains("mixed");
    }

    @Test
    void a_mixture_that_is_allowed_runs_without_a_transaction() throws Exception {
        project.set("mixed", "true");
        project.sql("V1__a.sql", MARK + LONER + MARK);
        assertThat(wrappings()).containsExactly(Wrapping.NOTHING);
        assertThat(migrated()).isEmpty();
        assertThat(transactions()).isEqualTo(2);
    }

    @Test
    void a_mixture_over_a_group_is_refused_or_frees_the_group() throws Exception {
        project.set("group", "true");
        project.sql("V1__a.sql", MARK + MARK);
        project.sql("V2__b.sql", LONER);
        assertThat(wrappings()).containsExactly(Wrapping.REFUSED, Wrapping.REFUSED);
        assertThat(migrated()).contains("mixed");
        project.set("mixed", "true");
        assertThat(wrappings()).containsExactly(Wrapping.NOTHING, Wrapping.NOTHING);
        assertThat(migrated()).isEmpty();
        assertThat(transactions()).isEqualTo(2);
    }

    @Test
    void what_flyway_does_not_notice_fails_in_its_transaction() throws Exception {
        project.sql("V1__a.sql", TABLE);
        project.sql("V2__b.sql", "REINDEX TABLE CONCURRENTLY a;");
        assertThat(wrappings()).containsExactly(Wrapping.SCRIPT, Wrapping.SCRIPT);
        assertThat(migrated()).contains("cannot run inside a transaction block");
    }
}
