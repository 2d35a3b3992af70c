package dev.towpath.review.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.postgres.sql.PostgresDialect;
import dev.towpath.engine.spi.sql.Dialect;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ObjectDetail;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedSchemaTest {
    private static final TableName T = TableName.of("t");
    private static final DatabaseFacts FACTS = DatabaseFacts.of(
            "postgresql",
            new ServerVersion(18, 0),
            "public",
            List.of(table("public", "t", "i"), table("s", "t", "i")),
            Set.of(TableName.of("public", "v")));

    private static final Dialect DIALECT = new PostgresDialect();

    private final SimulatedSchema schema = SimulatedSchema.of(FACTS, DIALECT, 10);

    @Test
    void what_the_facts_do_not_name_does_not_exist() {
        assertThat(schema.existing(T)).isPresent();
        assertThat(schema.existing(TableName.of("u"))).isEmpty();
        assertThat(schema.otherExisted(TableName.of("v"))).isTrue();
        assertThat(schema.otherExisted(TableName.of("w"))).isFalse();
    }

    @Test
    void what_nobody_looked_at_exists_unless_a_statement_made_it() {
        SimulatedSchema unknown = SimulatedSchema.unknown(
                DatabaseFacts.empty("postgresql", new ServerVersion(18, 0), "public"), DIALECT, 10);
        apply(unknown, create("u"));

        assertThat(unknown.existing(T)).isPresent();
        assertThat(unknown.existing(TableName.of("u"))).isEmpty();
        unknown.settle();
        assertThat(unknown.existing(TableName.of("u"))).isPresent();
    }

    @Test
    void a_column_that_is_there_stays_as_it_is() {
        apply(
                schema,
                new SchemaOperation.AddColumn(
                        T,
                        new ColumnSpec(ColumnName.of("a"), "text", false, ColumnSpec.DefaultValue.NONE, List.of()),
                        true));

        assertThat(schema.existing(T).orElseThrow().columns())
                .isEqualTo(
                        FACTS.table(TableName.of("public", "t")).orElseThrow().columns());
    }

    @Test
    void a_dropped_index_goes_from_its_own_schema_only() {
        apply(schema, new SchemaOperation.DropIndex(TableName.of("i"), false, false, false));

        assertThat(schema.ownerOf(TableName.of("public", "i"))).isEmpty();
        assertThat(schema.ownerOf(TableName.of("s", "i"))).isPresent();
    }

    @Test
    void a_renamed_table_knows_its_new_name() {
        apply(schema, new SchemaOperation.RenameTable(T, "n"));

        assertThat(schema.existing(T)).isEmpty();
        assertThat(schema.existing(TableName.of("n")).orElseThrow().name()).isEqualTo(TableName.of("public", "n"));
    }

    @Test
    void a_setting_of_the_schema_ends_with_its_changeset() {
        schema.useSchema("s");
        assertThat(schema.resolve(T)).isEqualTo(TableName.of("s", "t"));
        schema.beginChangeset();
        assertThat(schema.resolve(T)).isEqualTo(TableName.of("public", "t"));
    }

    @Test
    void a_name_is_taken_by_tables_indexes_and_views_of_the_same_schema() {
        assertThat(schema.relationTaken(TableName.of("public", "t"))).isTrue();
        assertThat(schema.relationTaken(TableName.of("public", "i"))).isTrue();
        assertThat(schema.relationTaken(TableName.of("public", "v"))).isTrue();
        assertThat(schema.relationTaken(TableName.of("s", "v"))).isFalse();
    }

    @Test
    void null_and_not_null_follow_the_statements() {
        apply(schema, new SchemaOperation.SetNotNull(T, ColumnName.of("a")));
        assertThat(nullable()).isFalse();
        apply(schema, new SchemaOperation.DropNotNull(T, ColumnName.of("a")));
        assertThat(nullable()).isTrue();
    }

    @Test
    void a_table_that_exists_is_not_made_again() {
        apply(schema, create("t"));

        assertThat(schema.existing(T).orElseThrow().columns()).isNotEmpty();
    }

    @Test
    void a_domain_the_server_called_constrained_is_one() {
        TableName domain = TableName.of("public", "positive");
        DatabaseFacts facts = DatabaseFacts.of(
                        "postgresql", new ServerVersion(18, 0), "public", List.of(), List.of(domain))
                .withConstrainedDomains(List.of(domain));

        assertThat(SimulatedSchema.of(facts, DIALECT, 0).detail(domain)).isEqualTo(new ObjectDetail.Domain("", true));
    }

    private boolean nullable() {
        return schema.existing(T)
                .flatMap(table -> table.column(ColumnName.of("a")))
                .orElseThrow()
                .nullable();
    }

    private static SchemaOperation create(String name) {
        return new SchemaOperation.CreateTable(TableName.of(name), true, List.of(), List.of(), false, null);
    }

    private static void apply(SimulatedSchema schema, SchemaOperation operation) {
        schema.apply(new Action(operation, ""));
    }

    private static TableFacts table(String schema, String name, String index) {
        return new TableFacts(
                TableName.of(schema, name),
                100,
                100,
                false,
                List.of(new ColumnFacts(ColumnName.of("a"), "integer", true)),
                List.of(),
                List.of(),
                List.of(new IndexFacts(index, true, false, false)));
    }
}
