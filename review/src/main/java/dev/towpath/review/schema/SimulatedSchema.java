package dev.towpath.review.schema;

import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.plan.Expectation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A schema that statements are applied to one after the other. It knows which objects were there before, because only
 * those can hold rows or serve an application, and which ones the plan made itself. Not thread-safe; one per plan.
 *
 * <p>Where it does not know a thing it errs towards "existed before": a table nobody created is somebody's table.
 */
public final class SimulatedSchema implements SchemaView {
    private static final long UNKNOWN_ROWS = Long.MAX_VALUE / 4;

    private final ServerVersion version;
    private final long smallTableRows;
    private final boolean complete;
    private final Map<TableName, TableFacts> existing = new HashMap<>();
    private final Map<TableName, TableFacts> born = new HashMap<>();
    private final Set<TableName> otherExisting = new HashSet<>();
    private final Set<TableName> otherBorn = new HashSet<>();
    /** Those of them, and of what existed, that the plan gave a new body. */
    private final Set<TableName> otherReplaced = new HashSet<>();
    /** Temporary tables of the present changeset: they hide others of their name. */
    private final Set<String> temporary = new HashSet<>();

    private final String homeSchema;
    private final boolean beganEmpty;
    private String defaultSchema;

    private SimulatedSchema(DatabaseFacts facts, long smallTableRows, boolean complete) {
        this.version = facts.version();
        this.smallTableRows = smallTableRows;
        this.complete = complete;
        this.homeSchema = facts.defaultSchema();
        this.defaultSchema = facts.defaultSchema();
        this.beganEmpty = complete && facts.isFresh();
        existing.putAll(facts.tables());
        otherExisting.addAll(facts.others());
    }

    /** A schema that starts as a server described it: what the facts do not name does not exist. */
    public static SimulatedSchema of(DatabaseFacts facts, long smallTableRows) {
        return new SimulatedSchema(facts, smallTableRows, true);
    }

    /** A schema nobody looked at: a table that no statement creates exists and may be of any size. */
    public static SimulatedSchema unknown(DatabaseFacts assumed, long smallTableRows) {
        return new SimulatedSchema(assumed, smallTableRows, false);
    }

    @Override
    public ServerVersion version() {
        return version;
    }

    @Override
    public long smallTableRows() {
        return smallTableRows;
    }

    @Override
    public TableName resolve(TableName name) {
        boolean hidden = name.schema() == null && temporary.contains(name.name());
        return hidden ? TableName.of(TableName.SESSION_SCHEMA, name.name()) : name.in(defaultSchema);
    }

    @Override
    public Optional<TableFacts> existing(TableName table) {
        TableName name = resolve(table);
        if (existing.containsKey(name)) {
            return Optional.of(existing.get(name));
        }
        boolean known = complete || born.containsKey(name) || otherBorn.contains(name);
        return known ? Optional.empty() : Optional.of(unknownTable(name));
    }

    @Override
    public Optional<TableFacts> ownerOf(TableName index) {
        TableName name = resolve(index);
        Optional<TableFacts> owner =
                existing.values().stream().filter(table -> owns(table, name)).findFirst();
        boolean ours = born.values().stream().anyMatch(table -> owns(table, name));
        return owner.isPresent() || complete || ours ? owner : Optional.of(unknownTable(name));
    }

    private static boolean owns(TableFacts table, TableName index) {
        return Objects.equals(table.name().schema(), index.schema())
                && table.indexes().stream().anyMatch(i -> i.name().equals(index.name()));
    }

    /** Whether a view, type, function or other object of this name existed before the plan. */
    public boolean otherExisted(TableName name) {
        TableName resolved = resolve(name);
        return otherExisting.contains(resolved)
                || (!complete && !otherBorn.contains(resolved) && !born.containsKey(resolved));
    }

    /** Whether a view, type, function or other object of this name is there, whoever made it. */
    public boolean isOther(TableName name) {
        return otherExisted(name) || otherBorn.contains(resolve(name));
    }

    /** The objects the plan made or replaced, other than tables, that a text may be about. */
    public Set<TableName> madeObjectsIn(String sql) {
        Set<TableName> objects = mentioned(otherBorn, sql);
        objects.addAll(mentioned(otherReplaced, sql));
        return objects;
    }

    /** The tables a text may be about. */
    public Set<TableName> tablesIn(String sql) {
        Set<TableName> tables = mentioned(existing.keySet(), sql);
        tables.addAll(mentioned(born.keySet(), sql));
        return tables;
    }

    private static Set<TableName> mentioned(Set<TableName> names, String sql) {
        Set<TableName> found = new TreeSet<>();
        if (!names.isEmpty()) {
            Mentions mentions = Mentions.of(sql);
            names.stream().filter(name -> mentions.has(name.name())).forEach(found::add);
        }
        return found;
    }

    /** Whether the plan made a view, type, function, schema or other object of this name. */
    public boolean madeOther(TableName name) {
        return otherBorn.contains(resolve(name));
    }

    /** Whether anything at all was there in this schema before the plan, as far as known. */
    public boolean schemaHeld(String schema) {
        return !complete
                || Stream.concat(existing.keySet().stream(), otherExisting.stream())
                        .anyMatch(name -> schema.equals(name.schema()));
    }

    /** Whether nothing at all was there before the plan. */
    public boolean beganEmpty() {
        return beganEmpty;
    }

    /** A changeset begins: its unqualified names go where the connection's go. */
    public void beginChangeset() {
        defaultSchema = homeSchema;
        temporary.clear();
        existing.keySet().removeIf(TableName::isTemporary);
        born.keySet().removeIf(TableName::isTemporary);
    }

    /** Where unqualified names go when nothing is set. */
    public String homeSchema() {
        return homeSchema;
    }

    /** From here on unqualified names go to this schema. */
    public void useSchema(String schema) {
        defaultSchema = schema;
    }

    /** The table an index belongs to, whoever made it. */
    public Optional<TableName> tableOf(TableName index) {
        TableName name = resolve(index);
        return Stream.concat(existing.values().stream(), born.values().stream())
                .filter(table -> owns(table, name))
                .map(TableFacts::name)
                .findFirst();
    }

    /** The names the server gave by itself, so that it does not give them again. */
    public void note(OnlineForm.Rewritten form) {
        for (OnlineForm.Part part : form.parts()) {
            switch (part) {
                case OnlineForm.Part.IndexBuild build ->
                    change(
                            build.table(),
                            t -> TableEdits.withIndex(t, build.index().name(), false, List.of()));
                case OnlineForm.Part.Validation validation ->
                    change(validation.table(), t -> TableEdits.withConstraint(t, validation.constraint()));
                case OnlineForm.Part.InTransaction plain ->
                    plain.expects().forEach(expectation -> {
                        if (expectation instanceof Expectation.IndexValid valid) {
                            change(
                                    valid.table(),
                                    t -> TableEdits.withIndex(t, valid.index().name(), false, List.of()));
                        }
                    });
                case OnlineForm.Part.IndexDrop ignored -> {}
            }
        }
    }

    @Override
    public List<TableFacts> partitions(TableName table) {
        TableName parent = resolve(table);
        return Stream.concat(existing.values().stream(), born.values().stream())
                .filter(each -> parent.equals(each.partitionOf()))
                .sorted(Comparator.comparing(TableFacts::name))
                .toList();
    }

    /** The partitions below a table, those of partitions too. */
    public Set<TableName> allPartitions(TableName table) {
        Set<TableName> all = new TreeSet<>();
        for (TableFacts partition : partitions(table)) {
            // Ends because no table is a partition of one below itself.
            all.add(partition.name());
            all.addAll(allPartitions(partition.name()));
        }
        return all;
    }

    @Override
    public boolean relationTaken(TableName name) {
        return existing.containsKey(name)
                || born.containsKey(name)
                || otherExisting.contains(name)
                || otherBorn.contains(name)
                || tableOf(name).isPresent();
    }

    @Override
    public boolean constraintTaken(TableName name) {
        return Stream.concat(existing.values().stream(), born.values().stream())
                .filter(table -> Objects.equals(table.name().schema(), name.schema()))
                .anyMatch(table -> TableEdits.hasConstraint(table, name.name()));
    }

    /** From here on, everything made so far counts as having existed before, and may have grown. */
    public void settle() {
        born.forEach((name, table) -> existing.put(name, grown(table)));
        born.clear();
        otherExisting.addAll(otherBorn);
        otherBorn.clear();
    }

    /** Applies one action. */
    public void apply(Action action) {
        apply(action.operation());
    }

    private void apply(SchemaOperation operation) {
        switch (operation) {
            case SchemaOperation.CreateTable create -> create(create);
            case SchemaOperation.DropTable drop -> {
                TableName table = resolve(drop.table());
                existing.remove(table);
                born.remove(table);
                forget(table);
            }
            case SchemaOperation.RenameTable rename -> rename(resolve(rename.table()), rename.newName());
            case SchemaOperation.AddColumn add ->
                change(add.table(), table -> TableEdits.withColumn(table, add.column()));
            case SchemaOperation.DropColumn drop ->
                change(drop.table(), table -> TableEdits.withoutColumn(table, drop.column()));
            case SchemaOperation.RenameColumn rename ->
                change(rename.table(), table -> TableEdits.renamed(table, rename.column(), rename.newName()));
            case SchemaOperation.AlterColumnType alter ->
                change(
                        alter.table(),
                        table -> TableEdits.mapColumn(
                                table, alter.column(), c -> new ColumnFacts(c.name(), alter.type(), c.nullable())));
            case SchemaOperation.SetNotNull set ->
                change(set.table(), table -> TableEdits.nullable(table, set.column(), false));
            case SchemaOperation.DropNotNull drop ->
                change(drop.table(), table -> TableEdits.nullable(table, drop.column(), true));
            case SchemaOperation.CreateIndex create -> {
                String index = create.index();
                if (index != null) {
                    change(
                            create.table(),
                            table -> TableEdits.withIndex(table, index, create.unique(), create.columns()));
                }
            }
            case SchemaOperation.DropIndex drop -> {
                TableName index = resolve(drop.index());
                List<TableName> owners = new ArrayList<>(existing.keySet());
                owners.addAll(born.keySet());
                owners.removeIf(owner -> !Objects.equals(owner.schema(), index.schema()));
                owners.forEach(owner -> change(owner, table -> TableEdits.withoutIndex(table, index.name())));
            }
            case SchemaOperation.AddConstraint add ->
                change(add.table(), table -> TableEdits.withConstraint(table, add.constraint(), !add.notValid()));
            case SchemaOperation.DropConstraint drop ->
                change(drop.table(), table -> TableEdits.withoutConstraint(table, drop.constraint()));
            case SchemaOperation.CreateObject create -> {
                if (create.name().isTemporary()) {
                    temporary.add(create.name().name());
                }
                if (create.replaces()) {
                    otherReplaced.add(resolve(create.name()));
                }
                if (!create.replaces() || !otherExisting.contains(resolve(create.name()))) {
                    otherBorn.add(resolve(create.name()));
                }
            }
            case SchemaOperation.DropObject drop -> {
                TableName object = resolve(drop.name());
                otherExisting.remove(object);
                otherBorn.remove(object);
                forget(object);
                if (drop.object() == ObjectKind.SCHEMA) {
                    emptied(drop.name().name());
                }
            }
            case SchemaOperation.AttachPartition attach ->
                change(attach.partition(), table -> TableEdits.partitionOf(table, resolve(attach.table())));
            case SchemaOperation.DetachPartition detach ->
                change(detach.partition(), table -> TableEdits.partitionOf(table, null));
            case SchemaOperation.AlterTable ignored -> {}
            case SchemaOperation.SetDefault ignored -> {}
            case SchemaOperation.DropDefault ignored -> {}
            case SchemaOperation.ValidateConstraint ignored -> {}
            case SchemaOperation.RenameConstraint ignored -> {}
            case SchemaOperation.AlterObject ignored -> {}
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
            case SchemaOperation.Opaque ignored -> {}
        }
    }

    private void create(SchemaOperation.CreateTable create) {
        TableName name = resolve(create.table());
        if (name.isTemporary()) {
            temporary.add(name.name());
        }
        if (existing.containsKey(name) || born.containsKey(name)) {
            return;
        }
        TableFacts table = new TableFacts(name, 0, 0, false, List.of(), List.of(), List.of(), List.of());
        for (ColumnSpec column : create.columns()) {
            table = TableEdits.withColumn(table, column);
        }
        for (ConstraintSpec constraint : create.constraints()) {
            table = TableEdits.withConstraint(table, constraint, true);
        }
        born.put(
                name,
                TableEdits.partitionOf(table, create.partitionOf() == null ? null : resolve(create.partitionOf())));
    }

    /** A schema takes along what is in it. */
    private void emptied(String schema) {
        existing.keySet().removeIf(name -> schema.equals(name.schema()));
        born.keySet().removeIf(name -> schema.equals(name.schema()));
        otherExisting.removeIf(name -> schema.equals(name.schema()));
        otherBorn.removeIf(name -> schema.equals(name.schema()));
    }

    /** A temporary table that is gone hides nobody any more. */
    private void forget(TableName table) {
        if (table.isTemporary()) {
            temporary.remove(table.name());
        }
    }

    private void rename(TableName from, String newName) {
        TableName to = new TableName(from.schema(), newName);
        if (from.isTemporary()) {
            forget(from);
            temporary.add(newName);
        }
        for (Map<TableName, TableFacts> tables : List.of(existing, born)) {
            TableFacts table = tables.remove(from);
            if (table != null) {
                tables.put(to, TableEdits.named(table, to));
            }
        }
    }

    private void change(TableName table, UnaryOperator<TableFacts> change) {
        TableName name = resolve(table);
        existing.computeIfPresent(name, (n, facts) -> change.apply(facts));
        born.computeIfPresent(name, (n, facts) -> change.apply(facts));
    }

    private static TableFacts unknownTable(TableName name) {
        return new TableFacts(name, UNKNOWN_ROWS, 0, false, List.of(), List.of(), List.of(), List.of());
    }

    private static TableFacts grown(TableFacts t) {
        return new TableFacts(
                t.name(),
                UNKNOWN_ROWS,
                0,
                t.partitioned(),
                t.columns(),
                t.primaryKey(),
                t.constraints(),
                t.indexes(),
                t.partitionOf());
    }
}
