package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.engine.spi.sql.OnlineForm.Part;
import dev.towpath.engine.spi.sql.OnlineForms;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.plan.Expectation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each operation locks on PostgreSQL, and how to run it while the application goes on. */
public final class PostgresOnlineForms implements OnlineForms {
    private final LockKnowledge knowledge;

    /** Forms that follow from what operations lock. */
    public PostgresOnlineForms(LockKnowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public List<LockImpact> locks(SchemaOperation operation, SchemaView schema) {
        return knowledge.locks(operation, schema);
    }

    @Override
    public OnlineForm form(Action action, Statement statement, SchemaView schema) {
        return switch (action.operation()) {
            case SchemaOperation.AddColumn add ->
                schema.existing(add.table())
                        .map(table -> ColumnForms.add(add, table, knowledge.longest(add, schema)))
                        .orElse(new OnlineForm.AsWritten());
            case SchemaOperation.AlterColumnType alter -> ColumnForms.alterType(alter, schema);
            case SchemaOperation.AlterObject alter -> domain(alter, schema);
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
                switch (knowledge.longest(alter, schema)) {
                    case REWRITE -> ColumnForms.rewrites("changes how " + alter.table() + " is stored");
                    case SCAN ->
                        new OnlineForm.Blocking(
                                "makes a constraint of " + alter.table() + " binding, which checks all rows at once",
                                "Drop it and add it again NOT VALID, then validate it.");
                    case BRIEF -> new OnlineForm.AsWritten();
                };
            case SchemaOperation.AttachPartition attach -> attach(attach, schema);
            case SchemaOperation.CreateTable create ->
                create.partitionOf() == null
                        ? new OnlineForm.AsWritten()
                        : besideDefault(
                                create.partitionOf(), create.partitioning().bound(), schema);
            case SchemaOperation.Maintenance maintenance -> maintenance(maintenance);
            default -> new OnlineForm.AsWritten();
        };
    }

    private static OnlineForm attach(SchemaOperation.AttachPartition attach, SchemaView schema) {
        boolean read = schema.existing(attach.partition())
                .filter(table -> isLarge(table, schema) && !PartitionBounds.areProven(table, attach.bound()))
                .isPresent();
        return read
                ? new OnlineForm.Blocking(
                        "attaches " + attach.partition() + ", whose rows are all checked under ACCESS EXCLUSIVE",
                        "Add a validated CHECK of the partition's bounds first.")
                : besideDefault(attach.table(), attach.bound(), schema);
    }

    private static OnlineForm besideDefault(TableName parent, @Nullable String bound, SchemaView schema) {
        return PartitionBounds.readDefault(parent, bound == null ? "" : bound, schema)
                .filter(table -> isLarge(table, schema))
                .<OnlineForm>map(table -> new OnlineForm.Blocking(
                        "makes the server read all of the default partition " + table.name()
                                + " under ACCESS EXCLUSIVE, for rows that belong to the new one",
                        "Add a validated CHECK to the default partition that excludes the new bounds first."))
                .orElseGet(OnlineForm.AsWritten::new);
    }

    private static boolean isLarge(TableFacts table, SchemaView schema) {
        return table.estimatedRows() > schema.smallTableRows();
    }

    private static OnlineForm maintenance(SchemaOperation.Maintenance maintenance) {
        boolean blocks = switch (maintenance.upkeep()) {
            case VACUUM_FULL, CLUSTER, REINDEX, MOVE, REBUILD -> true;
            case VACUUM, ANALYZE, REINDEX_CONCURRENTLY, REFRESH, REFRESH_CONCURRENTLY, LOCK_TABLE, OTHER -> false;
        };
        return blocks ? ColumnForms.rewrites("runs " + maintenance.action()) : new OnlineForm.AsWritten();
    }

    /** Whether stored values are held against a new rule of a domain. */
    private static boolean checksDomain(SchemaOperation.AlterObject alter) {
        return alter.object() == ObjectKind.DOMAIN
                && (alter.change() == ObjectChange.ADD_CONSTRAINT || alter.change() == ObjectChange.SET_NOT_NULL);
    }

    /** A domain's new rule is held against the columns of all tables that have it. */
    private static OnlineForm domain(SchemaOperation.AlterObject alter, SchemaView schema) {
        boolean checks = checksDomain(alter) && schema.otherExisted(alter.name());
        List<TableFacts> users = checks ? Domains.users(alter.name(), schema) : List.of();
        if (!checks || (users.isEmpty() && schema.complete())) {
            return new OnlineForm.AsWritten();
        }
        String where = users.isEmpty()
                ? "every table that uses domain " + alter.name()
                : String.join(
                        ", ",
                        users.stream().map(table -> table.name().display()).toList());
        return new OnlineForm.Blocking(
                "holds all rows of " + where + " against a new rule of domain " + alter.name()
                        + ", and locks out writes meanwhile",
                "Add the rule NOT VALID, and validate it by a statement of its own.");
    }

    @Override
    public boolean fillsWithoutKey() {
        return true;
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
