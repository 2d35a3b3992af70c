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
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.plan.Expectation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What each operation locks on PostgreSQL, and how to run it while the application goes on. */
public final class PostgresOnlineForms implements OnlineForms {
    private static final Pattern SEARCH_PATH = Pattern.compile(
            "search_path'?\\s*(?:=|TO|,)\\s*(.*?)(?:,\\s*(?:true|false)\\s*\\))?\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern RESETS_PATH = Pattern.compile(
            "^\\s*RESET\\s+(?:ALL|search_path)\\b|search_path\\s*(?:=|TO)\\s*DEFAULT\\s*$", Pattern.CASE_INSENSITIVE);

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
                switch (TableSettings.of(alter.action())) {
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
        return switch (operation) {
            case SchemaOperation.CreateTable create ->
                List.of(new Expectation.TablePresent(schema.resolve(create.table())));
            case SchemaOperation.DropTable drop -> List.of(new Expectation.TableAbsent(schema.resolve(drop.table())));
            case SchemaOperation.RenameTable rename -> {
                TableName from = schema.resolve(rename.table());
                yield List.of(
                        new Expectation.TableAbsent(from),
                        new Expectation.TablePresent(new TableName(from.schema(), rename.newName())));
            }
            case SchemaOperation.AddColumn add ->
                List.of(new Expectation.ColumnPresent(
                        schema.resolve(add.table()), add.column().name()));
            case SchemaOperation.DropColumn drop ->
                List.of(new Expectation.ColumnAbsent(schema.resolve(drop.table()), drop.column()));
            case SchemaOperation.RenameColumn rename ->
                List.of(
                        new Expectation.ColumnAbsent(schema.resolve(rename.table()), rename.column()),
                        new Expectation.ColumnPresent(schema.resolve(rename.table()), rename.newName()));
            case SchemaOperation.SetNotNull set ->
                List.of(new Expectation.ColumnNotNull(schema.resolve(set.table()), set.column()));
            case SchemaOperation.DropNotNull drop ->
                List.of(new Expectation.ColumnNullable(schema.resolve(drop.table()), drop.column()));
            case SchemaOperation.DropConstraint drop ->
                List.of(new Expectation.ConstraintAbsent(schema.resolve(drop.table()), drop.constraint()));
            case SchemaOperation.RenameConstraint rename ->
                List.of(
                        new Expectation.ConstraintAbsent(schema.resolve(rename.table()), rename.constraint()),
                        new Expectation.ConstraintPresent(schema.resolve(rename.table()), rename.newName()));
            case SchemaOperation.DropIndex drop -> List.of(new Expectation.IndexAbsent(schema.resolve(drop.index())));
            case SchemaOperation.CreateIndex create -> index(create, schema);
            case SchemaOperation.AddConstraint add -> constraint(add, schema);
            default -> List.of();
        };
    }

    private static List<Expectation> index(SchemaOperation.CreateIndex create, SchemaView schema) {
        // ON ONLY stays invalid until every partition's index is attached.
        if (create.index() == null || create.only()) {
            return List.of();
        }
        TableName table = schema.resolve(create.table());
        TableName index = new TableName(table.schema(), create.index());
        // IF NOT EXISTS leaves whatever has the name, valid or not.
        return create.ifNotExists() && schema.relationTaken(index)
                ? List.of()
                : List.of(new Expectation.IndexValid(table, index));
    }

    private static List<Expectation> constraint(SchemaOperation.AddConstraint add, SchemaView schema) {
        TableName table = schema.resolve(add.table());
        String index = usedIndex(add.constraint());
        String name = add.constraint().name() != null ? add.constraint().name() : index;
        if (name == null) {
            return List.of();
        }
        Expectation present = new Expectation.ConstraintPresent(table, name);
        // The index takes the constraint's name.
        return index == null || index.equals(name)
                ? List.of(present)
                : List.of(new Expectation.IndexAbsent(new TableName(table.schema(), index)), present);
    }

    private static @Nullable String usedIndex(ConstraintSpec constraint) {
        return switch (constraint) {
            case ConstraintSpec.PrimaryKey key -> key.usingIndex();
            case ConstraintSpec.Unique key -> key.usingIndex();
            case ConstraintSpec.ForeignKey ignored -> null;
            case ConstraintSpec.Check ignored -> null;
            case ConstraintSpec.NotNull ignored -> null;
            case ConstraintSpec.Exclusion ignored -> null;
        };
    }

    @Override
    public @Nullable String schemaAfter(String setting, String home) {
        if (RESETS_PATH.matcher(setting).find()) {
            return home;
        }
        Matcher matcher = SEARCH_PATH.matcher(setting);
        if (!matcher.find()) {
            return null;
        }
        String value = matcher.group(1).replaceFirst("\\)\\s*$", "");
        for (String element : value.split(",", -1)) {
            String name = element.strip().replaceAll("^'|'$", "").strip();
            if (!name.isEmpty() && !name.contains("$user")) {
                return PostgresNames.fold(name);
            }
        }
        return null;
    }
}
