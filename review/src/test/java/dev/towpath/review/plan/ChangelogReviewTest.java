package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.Engine;
import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.engine.spi.server.Password;
import dev.towpath.engine.spi.sql.Dialect;
import dev.towpath.engine.spi.sql.HandScripts;
import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.engine.spi.sql.OnlineForms;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.engine.spi.sql.SqlLanguage;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.engine.spi.sql.Understanding.TransactionNeed;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent;
import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.plan.Expectation;
import dev.towpath.model.policy.Policy;
import dev.towpath.review.Coverage;
import dev.towpath.review.ReadChangeset;
import dev.towpath.review.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ChangelogReviewTest {
    private static final TableName ORDERS = TableName.of("orders");

    @Test
    void what_a_changeset_made_itself_is_nobodys_yet() {
        Review review = review(changeset("V1", create(), dropTotal()));

        assertThat(review.findings()).isEmpty();
        assertThat(review.files()).containsExactly("V1.sql");
    }

    @Test
    void what_an_earlier_changeset_made_is_in_use() {
        Review review = review(changeset("V1", create()), changeset("V2", dropTotal()));

        assertThat(review.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("drop-column");
            assertThat(finding.at().file()).isEqualTo("V2.sql");
        });
    }

    @Test
    void counts_what_it_could_not_read_and_says_so() {
        Statement odd = new Statement("FROB", new SourcePosition("V1.sql", 1, 1));
        ReadChangeset read = new ReadChangeset(
                changeset("V1").changeset(), List.of(new Understanding.NotUnderstood(odd, "no idea", odd.at())));

        Review review = review(read, changeset("V2", create()));

        assertThat(review.coverage()).isEqualTo(new Coverage(2, 1));
        assertThat(review.findings()).extracting(Finding::rule).containsExactly("not-understood");
    }

    @Test
    void code_only_the_tool_can_run_is_an_error() {
        ReadChangeset code = new ReadChangeset(
                new Changeset(
                        ChangesetId.of("V3"), "code", "", false, new ChangesetContent.ToolCode("V3.java", "Java")),
                List.of());

        assertThat(review(code).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("tool-code");
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        });
    }

    private static Review review(ReadChangeset... changesets) {
        return new ChangelogReview(new PaperEngine(), new ServerVersion(18, 0), Policy.DEFAULT)
                .review(List.of(changesets));
    }

    private static SchemaOperation create() {
        ColumnSpec total =
                new ColumnSpec(ColumnName.of("total"), "int", false, ColumnSpec.DefaultValue.NONE, List.of());
        ColumnSpec id = new ColumnSpec(ColumnName.of("id"), "bigint", true, ColumnSpec.DefaultValue.NONE, List.of());
        ConstraintSpec key = new ConstraintSpec.PrimaryKey(null, List.of(id.name()), null);
        return new SchemaOperation.CreateTable(ORDERS, false, List.of(id, total), List.of(key), false, null);
    }

    private static SchemaOperation dropTotal() {
        return new SchemaOperation.DropColumn(ORDERS, ColumnName.of("total"), false, false);
    }

    private static ReadChangeset changeset(String key, SchemaOperation... operations) {
        List<Understanding> statements = new ArrayList<>();
        for (SchemaOperation operation : operations) {
            Statement statement = new Statement(
                    operation.getClass().getSimpleName(), new SourcePosition(key + ".sql", statements.size() + 1, 1));
            statements.add(new Understanding.Understood(
                    statement,
                    List.of(new Action(operation, statement.sql())),
                    TransactionNeed.ALLOWED,
                    new TreeSet<>(List.of(ORDERS))));
        }
        Script script = Script.verbatim(key + ".sql", "");
        return new ReadChangeset(
                new Changeset(
                        ChangesetId.of(key),
                        key,
                        "",
                        false,
                        new ChangesetContent.SqlScript(script, TransactionMode.WHOLE)),
                statements);
    }

    /** Knows no locks: everything on existing tables runs as written. */
    private static final class PaperEngine implements Engine, OnlineForms {
        @Override
        public String name() {
            return "paper";
        }

        @Override
        public ServerVersion assumedVersion() {
            return new ServerVersion(1, 0);
        }

        @Override
        public int defaultPort() {
            return 1;
        }

        @Override
        public SqlLanguage language() {
            return new SqlLanguage() {
                @Override
                public List<Statement> split(Script script) {
                    throw new UnsupportedOperationException("the test splits nothing");
                }

                @Override
                public Understanding understand(Statement statement) {
                    throw new UnsupportedOperationException("the test reads nothing");
                }
            };
        }

        @Override
        public Dialect dialect() {
            return Planned.ENGINE.dialect();
        }

        @Override
        public HandScripts handScripts() {
            return Planned.ENGINE.handScripts();
        }

        @Override
        public OnlineForms onlineForms() {
            return this;
        }

        @Override
        public DatabaseServer open(ConnectionSettings settings, Password password, int budget) {
            throw new UnsupportedOperationException("a review opens nothing");
        }

        @Override
        public List<LockImpact> locks(SchemaOperation operation, SchemaView schema) {
            return List.of();
        }

        @Override
        public OnlineForm form(Action action, Statement statement, SchemaView schema) {
            return new OnlineForm.AsWritten();
        }

        @Override
        public List<Expectation> expectations(SchemaOperation operation, SchemaView schema) {
            return List.of();
        }

        @Override
        public String schemaAfter(String setting, String home) {
            return null;
        }
    }
}
