package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.engine.spi.sql.OnlineForm.Part;
import dev.towpath.engine.spi.sql.OnlineForms;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.plan.Expectation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each operation locks on PostgreSQL, and how to run it while the application goes on. */
public final class PostgresOnlineForms implements OnlineForms {
    @Override
    public List<LockImpact> locks(SchemaOperation operation, SchemaView schema) {
        return LockTable.locks(operation, schema);
    }

    @Override
    public OnlineForm form(Action action, Statement statement, SchemaView schema) {
        return switch (action.operation()) {
            case SchemaOperation.AddColumn add ->
                schema.existing(add.table()).map(table -> addColumn(add, table)).orElse(new OnlineForm.AsWritten());
            case SchemaOperation.AlterColumnType alter -> alterType(alter, schema);
            case SchemaOperation.SetNotNull set ->
                schema.existing(set.table())
                        .map(table -> NotNullForm.of(table, set.column(), null, schema))
                        .orElse(new OnlineForm.AsWritten());
            case SchemaOperation.CreateIndex create ->
                schema.existing(create.table())
                        .map(table -> IndexForms.create(create, action, table, schema))
                        .orElse(new OnlineForm.AsWritten());
            case SchemaOperation.DropIndex drop ->
                schema.ownerOf(drop.index())
                        .map(table -> IndexForms.drop(drop, table, schema))
                        .orElse(new OnlineForm.AsWritten());
            case SchemaOperation.AddConstraint add ->
                schema.existing(add.table())
                        .map(table -> ConstraintForms.of(add, action, table, schema))
                        .orElse(new OnlineForm.AsWritten());
            case SchemaOperation.ValidateConstraint validate ->
                new OnlineForm.Rewritten(
                        List.of(new Part.Validation(
                                action.sql(), schema.resolve(validate.table()), validate.constraint())),
                        "it runs by itself, as long as the table takes");
            case SchemaOperation.AlterTable alter ->
                switch (TableSettings.of(alter.change())) {
                    case REWRITE -> rewrites("changes how " + alter.table() + " is stored");
                    case ENFORCES ->
                        new OnlineForm.Blocking(
                                "makes a constraint of " + alter.table() + " binding, which checks all rows at once",
                                "Drop it and add it again NOT VALID, then validate it.");
                    case ONLINE, TRIGGERS, RELEASES, EXCLUSIVE -> new OnlineForm.AsWritten();
                };
            case SchemaOperation.AttachPartition attach -> attach(attach, schema);
            case SchemaOperation.Maintenance maintenance -> maintenance(maintenance);
            default -> new OnlineForm.AsWritten();
        };
    }

    private static OnlineForm addColumn(SchemaOperation.AddColumn add, TableFacts table) {
        ColumnSpec column = add.column();
        String name = table.name() + "." + column.name();
        ColumnSpec.DefaultValue.Kind kind = column.defaultValue().kind();
        return switch (kind) {
            case VOLATILE, SEQUENCE, GENERATED_STORED ->
                rewrites("adds " + name + " with a value of its own in every row");
            case NONE, CONSTANT, GENERATED_VIRTUAL -> {
                if (kind == ColumnSpec.DefaultValue.Kind.NONE && column.notNull() && table.estimatedRows() > 0) {
                    yield new OnlineForm.Blocking(
                            "adds " + name + " NOT NULL without a default, which fails as soon as there is a row",
                            "Add it nullable or with a default, fill it, then set it NOT NULL.");
                }
                boolean scans = column.constraints().stream()
                        .filter(ConstraintSpec::enforced)
                        .anyMatch(constraint -> !(constraint instanceof ConstraintSpec.ForeignKey)
                                || kind != ColumnSpec.DefaultValue.Kind.NONE);
                yield scans
                        ? new OnlineForm.Blocking(
                                "adds " + name + " with a constraint that is checked, or built, under ACCESS EXCLUSIVE",
                                "Add the column first, and the constraint by a statement of its own.")
                        : new OnlineForm.AsWritten();
            }
        };
    }

    private static OnlineForm alterType(SchemaOperation.AlterColumnType alter, SchemaView schema) {
        if (!TypeChanges.isCatalogOnly(alter, schema)) {
            return rewrites("changes the type of " + alter.table() + "." + alter.column() + " to " + alter.type());
        }
        return TypeChanges.rechecks(alter, schema)
                ? new OnlineForm.Blocking(
                        "changes the type of " + alter.table() + "." + alter.column()
                                + ", which locks everybody out while a check of the column reads all rows",
                        "Drop the check, change the type, and add the check again by a statement of its own.")
                : new OnlineForm.AsWritten();
    }

    private static OnlineForm attach(SchemaOperation.AttachPartition attach, SchemaView schema) {
        Optional<TableFacts> partition = schema.existing(attach.partition());
        boolean large = partition
                .map(table -> table.estimatedRows() > schema.smallTableRows())
                .orElse(false);
        return large
                ? new OnlineForm.Blocking(
                        "attaches " + attach.partition() + ", whose rows are all checked under ACCESS EXCLUSIVE",
                        "Add a validated CHECK of the partition's bounds first.")
                : new OnlineForm.AsWritten();
    }

    private static OnlineForm maintenance(SchemaOperation.Maintenance maintenance) {
        String action = maintenance.action().toUpperCase(Locale.ROOT);
        boolean blocks = action.contains("FULL")
                || action.startsWith("CLUSTER")
                || action.contains("SET TABLESPACE")
                || (action.startsWith("REINDEX") && !action.contains("CONCURRENTLY"));
        return blocks ? rewrites("runs " + maintenance.action()) : new OnlineForm.AsWritten();
    }

    private static OnlineForm rewrites(String what) {
        return new OnlineForm.Blocking(
                what + ", which locks everybody out while the table is rewritten",
                "Add a new column, fill it in chunks, and switch over; or run it in a maintenance window.");
    }

    @Override
    public List<Expectation> expectations(SchemaOperation operation, SchemaView schema) {
        return CatalogEffects.of(operation, schema);
    }

    @Override
    public String beyondTransaction(String setting) {
        return SessionScope.of(setting);
    }

    @Override
    public @Nullable String schemaAfter(String setting, String home) {
        return SearchPaths.after(setting, home);
    }
}
