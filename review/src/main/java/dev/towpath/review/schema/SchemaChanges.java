package dev.towpath.review.schema;

import dev.towpath.engine.spi.sql.Dialect;
import dev.towpath.model.facts.RowHandling;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ColumnSpec.DefaultValue;
import dev.towpath.model.operation.ColumnSpec.DefaultValue.Kind;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectDetail;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TableChange;
import dev.towpath.model.operation.TableTrait;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What each operation makes of the tables, objects and names that are known. */
final class SchemaChanges {
    private static final Set<ObjectChange> RULES =
            EnumSet.of(ObjectChange.ADD_CONSTRAINT, ObjectChange.ADD_CONSTRAINT_NOT_VALID, ObjectChange.SET_NOT_NULL);

    /** PostgreSQL's way to move a table; a name in quotes, or one whose case does not matter. */
    private static final Pattern NEW_SCHEMA =
            Pattern.compile("^SET\\s+SCHEMA\\s+(?:\"((?:[^\"]|\"\")+)\"|([^\\s\"]+))\\s*$", Pattern.CASE_INSENSITIVE);

    private final KnownTables tables;
    private final KnownObjects objects;
    private final NameResolution names;
    private final Constraints constraints;
    private final boolean complete;
    private final Dialect dialect;

    /** @param complete whether a table that is not known does not exist */
    SchemaChanges(KnownTables tables, KnownObjects objects, NameResolution names, Dialect dialect, boolean complete) {
        this.constraints = new Constraints(dialect);
        this.complete = complete;
        this.dialect = dialect;
        this.tables = tables;
        this.objects = objects;
        this.names = names;
    }

    void apply(SchemaOperation operation) {
        switch (operation) {
            case SchemaOperation.CreateTable create -> create(create);
            case SchemaOperation.DropTable drop -> {
                drop(names.resolve(drop.table()));
            }
            case SchemaOperation.RenameTable rename -> rename(names.resolve(rename.table()), rename.newName());
            case SchemaOperation.AddColumn add -> change(add.table(), table -> withColumn(table, add.column()));
            case SchemaOperation.DropColumn drop ->
                change(
                        drop.table(),
                        table -> dialect.columnsLeaveIndexes()
                                ? IndexCuts.withoutColumn(table, drop.column())
                                : TableEdits.withoutColumn(table, drop.column()));
            case SchemaOperation.RenameColumn rename -> rename(rename);
            case SchemaOperation.AlterColumnType alter ->
                change(
                        alter.table(),
                        table -> TableEdits.mapColumn(
                                table,
                                alter.column(),
                                c -> new ColumnFacts(
                                        c.name(), alter.type(), c.nullable(), c.defaultValue(), c.attributes())));
            case SchemaOperation.SetNotNull set ->
                change(set.table(), table -> TableEdits.nullable(table, set.column(), false));
            case SchemaOperation.DropNotNull drop ->
                change(drop.table(), table -> TableEdits.nullable(table, drop.column(), true));
            case SchemaOperation.CreateIndex create -> {
                change(create.table(), table -> withIndex(table, create));
            }
            case SchemaOperation.DropIndex drop -> {
                if (drop.on() == null) {
                    tables.dropIndex(names.resolve(drop.index()));
                } else {
                    change(
                            drop.on(),
                            table -> TableEdits.withoutIndex(table, drop.index().name()));
                }
            }
            case SchemaOperation.RedefineColumn redefine ->
                change(
                        redefine.table(),
                        table -> constraints.with(
                                TableEdits.redefined(table, redefine.column(), redefine.spec()), redefine.spec()));
            case SchemaOperation.ChangePartitions ignored -> {}
            case SchemaOperation.AddConstraint add ->
                change(add.table(), table -> constraints.with(table, add.constraint(), !add.notValid()));
            case SchemaOperation.DropConstraint drop ->
                change(drop.table(), table -> Constraints.without(table, drop.constraint()));
            case SchemaOperation.CreateObject create -> {
                TableName name = names.resolve(create.name());
                names.made(name);
                objects.create(name, create.replaces());
                objects.describe(name, create.detail());
                if (create.object() == ObjectKind.TRIGGER && create.on() != null) {
                    change(
                            create.on(),
                            table -> Triggers.with(table, create.name().name(), create.detail()));
                }
            }
            case SchemaOperation.DropObject drop -> drop(drop);
            case SchemaOperation.AttachPartition attach ->
                change(
                        attach.partition(),
                        table -> TableEdits.partitionOf(table, names.resolve(attach.table()), attach.bound()));
            case SchemaOperation.DetachPartition detach ->
                change(detach.partition(), table -> TableEdits.partitionOf(table, null, null));
            case SchemaOperation.AlterTable alter -> {
                if (alter.change() == TableChange.SET_SCHEMA) {
                    move(alter);
                }
            }
            case SchemaOperation.SetDefault set ->
                change(
                        set.table(),
                        table -> TableEdits.withDefault(
                                table, set.column(), new DefaultValue(Kind.CONSTANT, set.expression())));
            case SchemaOperation.DropDefault drop ->
                change(drop.table(), table -> TableEdits.withDefault(table, drop.column(), DefaultValue.NONE));
            case SchemaOperation.ValidateConstraint validate ->
                change(validate.table(), table -> Constraints.validated(table, validate.constraint()));
            case SchemaOperation.RenameConstraint rename ->
                change(rename.table(), table -> Constraints.renamed(table, rename.constraint(), rename.newName()));
            case SchemaOperation.AlterObject alter -> alter(alter);
            case SchemaOperation.AddEnumValue ignored -> {}
            case SchemaOperation.InsertRows ignored -> {}
            case SchemaOperation.InsertQuery ignored -> {}
            case SchemaOperation.UpdateRows ignored -> {}
            case SchemaOperation.DeleteRows ignored -> {}
            case SchemaOperation.TruncateTable ignored -> {}
            case SchemaOperation.CopyRows ignored -> {}
            case SchemaOperation.Describe ignored -> {}
            case SchemaOperation.ChangePrivileges ignored -> {}
            case SchemaOperation.SessionSetting ignored -> {}
            case SchemaOperation.TransactionControl ignored -> {}
            case SchemaOperation.Maintenance ignored -> {}
            // Its parts are applied one by one.
            case SchemaOperation.Block ignored -> {}
            case SchemaOperation.Opaque ignored -> {}
        }
    }

    /** Nobody knows the index of which the server alone knows the name. */
    private TableFacts withIndex(TableFacts table, SchemaOperation.CreateIndex create) {
        String index = create.index() == null ? dialect.indexName(table, create.columns()) : create.index();
        if (index.isEmpty()) {
            return table;
        }
        IndexFacts facts = new IndexFacts(
                index,
                true,
                create.unique(),
                false,
                create.columns(),
                text(create),
                create.shape().method(),
                create.shape().special(),
                reads(table, create));
        return tables.hasIndex(new TableName(table.name().schema(), index))
                ? TableEdits.withIndex(table, facts)
                : TableEdits.withNewIndex(table, facts);
    }

    /** Those it only carries along are left out. */
    private static SortedSet<ColumnName> reads(TableFacts table, SchemaOperation.CreateIndex create) {
        SortedSet<ColumnName> reads = new TreeSet<>(create.columns());
        Mentions mentioned = Mentions.of(text(create));
        table.columns().stream()
                .map(ColumnFacts::name)
                .filter(column -> mentioned.has(column.value()))
                .forEach(reads::add);
        return reads;
    }

    private static String text(SchemaOperation.CreateIndex create) {
        String predicate = create.shape().predicate();
        String expressions = create.shape().expressions();
        return predicate == null ? expressions : (expressions + " " + predicate).strip();
    }

    private void create(SchemaOperation.CreateTable create) {
        TableName name = names.resolve(create.table());
        names.made(name);
        if (tables.has(name)) {
            if (create.ifNotExists()) {
                return;
            }
            // It would fail if the old one was still there, so somebody must have taken that away unseen.
            tables.remove(name);
        }
        TableName parent = create.partitionOf();
        TableFacts table = new TableFacts(
                name,
                0,
                0,
                create.traits().contains(TableTrait.PARTITIONED),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                parent == null ? null : names.resolve(parent),
                create.partitioning(),
                RowHandling.UNKNOWN);
        for (ColumnSpec column : create.columns()) {
            table = withColumn(table, column);
        }
        for (ConstraintSpec constraint : create.constraints()) {
            table = constraints.with(table, constraint, true);
        }
        tables.add(table, listsColumns(create));
    }

    /** Those of a partition, a copy or an heir are its parent's. */
    private static boolean listsColumns(SchemaOperation.CreateTable create) {
        return create.partitionOf() == null
                && !create.columns().isEmpty()
                && !create.traits().contains(TableTrait.LIKE)
                && !create.traits().contains(TableTrait.INHERITS);
    }

    /** A domain with a rule is one whose columns are checked. */
    private void alter(SchemaOperation.AlterObject alter) {
        if (alter.object() == ObjectKind.DOMAIN && RULES.contains(alter.change())) {
            TableName domain = names.resolve(alter.name());
            String type = objects.detail(domain) instanceof ObjectDetail.Domain known ? known.type() : "";
            objects.describe(domain, new ObjectDetail.Domain(type, true));
        }
    }

    /** A schema takes along what is in it. */
    private void drop(SchemaOperation.DropObject drop) {
        TableName object = names.resolve(drop.name());
        objects.remove(object);
        names.gone(object);
        if (drop.object() == ObjectKind.TRIGGER && drop.on() != null) {
            change(drop.on(), table -> Triggers.without(table, drop.name().name()));
        }
        if (drop.object() == ObjectKind.SCHEMA) {
            String schema = drop.name().name();
            tables.remove(name -> schema.equals(name.schema()));
            objects.remove(name -> schema.equals(name.schema()));
        }
    }

    private void drop(TableName table) {
        List<TableFacts> partitions = tables.partitions(table);
        tables.drop(table);
        names.gone(table);
        // They go with it. Ends because each is dropped once.
        partitions.stream().map(TableFacts::name).filter(tables::has).forEach(this::drop);
    }

    private TableFacts withColumn(TableFacts table, ColumnSpec column) {
        TableFacts with = TableEdits.withColumn(table, column);
        boolean wasThere = with.columns().size() == table.columns().size();
        return wasThere ? table : constraints.with(with, column);
    }

    private void rename(SchemaOperation.RenameColumn rename) {
        TableName name = names.resolve(rename.table());
        change(rename.table(), table -> TableEdits.renamed(table, rename.column(), rename.newName()));
        tables.changeReferring(
                name,
                table -> Constraints.parentColumnRenamed(
                        table, parent -> names.resolve(parent).equals(name), rename.column(), rename.newName()));
    }

    private void rename(TableName from, String newName) {
        rename(from, new TableName(from.schema(), newName));
    }

    private void rename(TableName from, TableName to) {
        tables.changeReferring(
                from,
                table -> Constraints.parentRenamed(
                        table, parent -> names.resolve(parent).equals(from), to));
        names.gone(from);
        names.made(to);
        tables.rename(from, to);
    }

    /** To another schema, under its name; where the text does not tell which, it is only gone from here. */
    private void move(SchemaOperation.AlterTable alter) {
        TableName from = names.resolve(alter.table());
        Matcher schema = NEW_SCHEMA.matcher(alter.action());
        if (schema.find()) {
            String quoted = schema.group(1);
            String name = quoted == null ? schema.group(2).toLowerCase(Locale.ROOT) : quoted.replace("\"\"", "\"");
            rename(from, new TableName(name, from.name()));
        } else {
            tables.remove(from);
            names.gone(from);
        }
    }

    private void change(TableName table, UnaryOperator<TableFacts> change) {
        TableName name = names.resolve(table);
        if (!complete && !tables.has(name) && !objects.isBorn(name)) {
            // Somebody's table: from here on what statements say of it is known.
            tables.meet(name);
        }
        tables.change(name, change);
    }
}
