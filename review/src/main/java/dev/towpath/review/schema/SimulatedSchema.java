package dev.towpath.review.schema;

import dev.towpath.engine.spi.sql.DdlMethod;
import dev.towpath.engine.spi.sql.Dialect;
import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectDetail;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.plan.Expectation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A schema that statements are applied to one after the other. It knows which objects were there before, because only
 * those can hold rows or serve an application, and which ones the plan made itself. Not thread-safe; one per plan.
 *
 * <p>Where it does not know a thing it errs towards "existed before": a table nobody created is somebody's table.
 */
public final class SimulatedSchema implements SchemaView {
    private final ServerVersion version;
    private final long smallTableRows;
    private final boolean complete;
    private final boolean beganEmpty;
    private final KnownTables tables;
    private final KnownObjects objects;
    private final NameResolution names;
    private final SchemaChanges changes;
    private final RowVersions rowVersions;
    private final Set<TableName> constrainedDomains;
    private Function<String, @Nullable String> settings = name -> null;

    private SimulatedSchema(DatabaseFacts facts, Dialect dialect, long smallTableRows, boolean complete) {
        this.version = facts.version();
        this.smallTableRows = smallTableRows;
        this.complete = complete;
        this.beganEmpty = complete && facts.isFresh();
        this.constrainedDomains = facts.constrainedDomains();
        this.tables = new KnownTables(facts.tables());
        this.objects = new KnownObjects(facts.others());
        this.names = new NameResolution(facts.defaultSchema());
        this.rowVersions = new RowVersions(facts.version());
        this.changes = new SchemaChanges(tables, objects, names, dialect, complete);
    }

    /** A schema that starts as a server described it: what the facts do not name does not exist. */
    public static SimulatedSchema of(DatabaseFacts facts, Dialect dialect, long smallTableRows) {
        return new SimulatedSchema(facts, dialect, smallTableRows, true);
    }

    /** A schema nobody looked at: a table that no statement creates exists and may be of any size. */
    public static SimulatedSchema unknown(DatabaseFacts assumed, Dialect dialect, long smallTableRows) {
        return new SimulatedSchema(assumed, dialect, smallTableRows, false);
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
        return names.resolve(name);
    }

    @Override
    public Optional<TableFacts> existing(TableName table) {
        TableName name = resolve(table);
        TableFacts facts = tables.existing(name);
        if (facts != null) {
            return Optional.of(facts);
        }
        boolean known = complete || tables.isBorn(name) || objects.isBorn(name);
        return known ? Optional.empty() : Optional.of(KnownTables.unknown(name));
    }

    @Override
    public Optional<TableFacts> ownerOf(TableName index) {
        TableName name = resolve(index);
        Optional<TableFacts> owner = tables.ownerOf(name);
        return owner.isPresent()
                ? owner.filter(table -> !tables.isBorn(table.name()))
                : complete ? Optional.empty() : Optional.of(KnownTables.unknown(name));
    }

    @Override
    public boolean otherExisted(TableName name) {
        TableName resolved = resolve(name);
        return objects.existed(resolved) || (!complete && !objects.isBorn(resolved) && !tables.isBorn(resolved));
    }

    /** A table, whoever made it; empty when nothing is known of it. */
    public Optional<TableFacts> table(TableName table) {
        return tables.find(resolve(table));
    }

    /** Whether all columns of this table are known. */
    public boolean isListed(TableName table) {
        return tables.isListed(resolve(table));
    }

    @Override
    public List<TableFacts> existingTables() {
        return tables.allExisting();
    }

    @Override
    public List<TableFacts> mayReferTo(TableName parent) {
        return tables.mayReferTo(parent.name());
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public @Nullable String setting(String name) {
        return settings.apply(name);
    }

    /** From here on settings have the values that this function knows. */
    public void useSettings(Function<String, @Nullable String> known) {
        settings = known;
    }

    /** Whether an earlier statement dropped or renamed the table of this name, and nothing took the name since. */
    public boolean wasDropped(TableName table) {
        TableName name = resolve(table);
        return tables.wasDropped(name) && !objects.existed(name) && !objects.isBorn(name);
    }

    /** Nobody can tell what this text does to the tables it may be about. */
    public void doubt(String sql) {
        Mentions mentions = Mentions.of(sql);
        if (mentions.has("execute")) {
            // Text that is put together at run time may name any table.
            tables.doubtAll();
        } else {
            tables.doubt(mentions);
        }
    }

    /** Nobody can tell what was done to any table. */
    public void doubtAll() {
        tables.doubtAll();
    }

    /** All tables that are known. */
    public Stream<TableFacts> tables() {
        return tables.all();
    }

    @Override
    public ObjectDetail detail(TableName object) {
        TableName name = resolve(object);
        ObjectDetail known = objects.detail(name);
        // What a server says of a domain is only that it has rules.
        boolean told = known.equals(ObjectDetail.NONE) && constrainedDomains.contains(name) && objects.existed(name);
        return told ? new ObjectDetail.Domain("", true) : known;
    }

    /** Whether a view, type, function or other object of this name is there, whoever made it. */
    public boolean isOther(TableName name) {
        return otherExisted(name) || madeOther(name);
    }

    /** Whether the plan made a view, type, function, schema or other object of this name. */
    public boolean madeOther(TableName name) {
        return objects.isBorn(resolve(name));
    }

    /** A table that was there before, as it was when the changeset began; empty when nothing is known of it. */
    public Optional<TableFacts> atBegin(TableName table) {
        return Optional.ofNullable(tables.atBegin(resolve(table)));
    }

    /** Whether a statement or a server told of a view or other object of this name that is no table. */
    public boolean isOtherThanTable(TableName name) {
        TableName resolved = resolve(name);
        return objects.existed(resolved) || objects.isBorn(resolved);
    }

    /** The objects the plan made or replaced, other than tables, that a text may be about. */
    public Set<TableName> madeObjectsIn(String sql) {
        return objects.madeIn(sql);
    }

    /** The tables a text may be about. */
    public Set<TableName> tablesIn(String sql) {
        return tables.mentionedIn(sql);
    }

    /** Whether anything at all was there in this schema before the plan, as far as known. */
    public boolean schemaHeld(String schema) {
        return !complete || tables.existedIn(schema) || objects.existedIn(schema);
    }

    /** Whether nothing at all was there before the plan. */
    public boolean beganEmpty() {
        return beganEmpty;
    }

    /** A changeset begins: its unqualified names go where the connection's go. */
    public void beginChangeset() {
        names.reset();
        tables.endSession();
        objects.endSession();
    }

    /** Where unqualified names go when nothing is set. */
    public String homeSchema() {
        return names.homeSchema();
    }

    /** From here on unqualified names go to this schema. */
    public void useSchema(String schema) {
        names.use(schema);
    }

    /** The table an index belongs to, whoever made it. */
    public Optional<TableName> tableOf(TableName index) {
        return tables.ownerOf(resolve(index)).map(TableFacts::name);
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
                    change(validation.table(), t -> Constraints.withName(t, validation.constraint()));
                case OnlineForm.Part.InTransaction plain ->
                    plain.expects().forEach(expectation -> {
                        if (expectation instanceof Expectation.IndexValid valid) {
                            change(
                                    valid.table(),
                                    t -> TableEdits.withIndex(t, valid.index().name(), false, List.of()));
                        }
                    });
                case OnlineForm.Part.IndexDrop ignored -> {}
                case OnlineForm.Part.Alone ignored -> {}
            }
        }
    }

    @Override
    public List<TableFacts> partitions(TableName table) {
        return tables.partitions(resolve(table));
    }

    /** The partitions below a table, those of partitions too. */
    public Set<TableName> allPartitions(TableName table) {
        Set<TableName> all = new TreeSet<>();
        allPartitions(table, all);
        return all;
    }

    private void allPartitions(TableName table, Set<TableName> all) {
        for (TableFacts partition : partitions(table)) {
            // Ends, also where a file makes a table a partition of itself: a name that comes twice is not followed
            // again.
            if (all.add(partition.name())) {
                allPartitions(partition.name(), all);
            }
        }
    }

    @Override
    public boolean relationTaken(TableName name) {
        return tables.has(name)
                || objects.existed(name)
                || objects.isBorn(name)
                || tables.ownerOf(name).isPresent();
    }

    @Override
    public boolean constraintTaken(TableName name) {
        return tables.hasConstraint(name);
    }

    /** From here on, everything made so far counts as having existed before, and may have grown. */
    public void settle() {
        tables.settle();
        objects.settle();
    }

    /** How many row versions tables have. */
    public RowVersions rowVersions() {
        return rowVersions;
    }

    /** A statement of these parts is about to alter an existing table in this way. */
    public void alter(TableName table, List<Action> actions, DdlMethod method) {
        rowVersions.alter(resolve(table), actions, method);
    }

    /** Applies one action. */
    public void apply(Action action) {
        rowVersions.apply(action.operation(), names);
        changes.apply(action.operation());
        if (action.operation() instanceof SchemaOperation.Opaque) {
            doubt(action.sql());
        }
    }

    private void change(TableName table, UnaryOperator<TableFacts> change) {
        tables.change(resolve(table), change);
    }
}
