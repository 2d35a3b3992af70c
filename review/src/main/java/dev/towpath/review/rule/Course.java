package dev.towpath.review.rule;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.Wrapping;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.Assignment;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.ReadChangeset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far a review has come in one changeset: what was done before, what is set, what comes later. */
public final class Course {
    private final Timeline timeline;
    private final int number;
    private final ReadChangeset changeset;
    private final Wrapping wrapping;
    private final Transactions transactions;
    private final List<Happening> past = new ArrayList<>();
    private final SettingsInForce settings = new SettingsInForce();
    private HeldLocks held = HeldLocks.none();
    /** Of the present statement, which hold from the next one on. */
    private final List<LockImpact> taken = new ArrayList<>();
    /** What the present statement called its tables, and what it calls them now. */
    private final Map<TableName, TableName> renamed = new LinkedHashMap<>();
    /** What all actions of the present statement lock. */
    private List<LockImpact> together = List.of();

    /** How many actions of the changeset, and when in the timeline, the present transaction began after. */
    private int began;

    private int beganAt;

    private int statement = -1;
    /** Actions of the present statement that are over. */
    private int actions;

    /** @param number of the changeset in the timeline, from 0 */
    public Course(Timeline timeline, int number) {
        this.timeline = timeline;
        this.number = number;
        this.changeset = timeline.changeset(number);
        this.wrapping = Transactions.wrapping(changeset);
        this.transactions = Transactions.of(changeset, wrapping);
    }

    /** The next statement begins. */
    public void advance() {
        int before = statement < 0 ? Transactions.NONE : transactions.at(statement);
        held.add(statement, taken);
        taken.clear();
        renamed.forEach(held::rename);
        renamed.clear();
        together = List.of();
        statement++;
        actions = 0;
        if (transactions.at(statement) != before || before == Transactions.NONE) {
            settings.transactionEnds();
            held = HeldLocks.none();
            began = past.size();
            beganAt = now();
        }
    }

    /** An action is over. */
    public void add(Action action, List<LockImpact> locks) {
        actions++;
        past.add(new Happening(statement, transaction(), action, locks));
        taken.addAll(locks);
        if (locks.stream().anyMatch(lock -> lock.lockClass() == LockClass.STRONG)) {
            settings.lock();
        }
        if (action.operation() instanceof SchemaOperation.RenameTable rename) {
            locks.stream()
                    .map(LockImpact::table)
                    .filter(table -> table.name().equals(rename.table().name()))
                    .findFirst()
                    .ifPresent(table -> renamed.put(table, new TableName(table.schema(), rename.newName())));
        }
        if (action.operation() instanceof SchemaOperation.SessionSetting setting && setting.assigns() != null) {
            settings.assign(setting.assigns(), transaction() != Transactions.NONE);
        }
    }

    /** The changeset under review. */
    public Changeset changeset() {
        return changeset.changeset();
    }

    /** The number of the present statement in the changeset, from 0. */
    public int statement() {
        return statement;
    }

    /** All statements of the changeset. */
    public List<Understanding> statements() {
        return changeset.statements();
    }

    /** What surrounds the statements when the tool runs them. */
    public Wrapping wrapping() {
        return wrapping;
    }

    /** Which statements share a transaction. */
    public Transactions transactions() {
        return transactions;
    }

    /** The transaction the present statement runs in, or {@link Transactions#NONE}. */
    public int transaction() {
        return transactions.at(statement);
    }

    /** What a statement shortly before the present one did. */
    public List<Happening> ofStatement(int number) {
        int end = past.size();
        while (end > 0 && past.get(end - 1).statement() > number) {
            end--;
        }
        int begin = end;
        while (begin > 0 && past.get(begin - 1).statement() == number) {
            begin--;
        }
        return past.subList(begin, end);
    }

    /** What earlier statements did in the transaction the present statement runs in, the latest first. */
    public Stream<Happening> inTransaction() {
        return transaction() == Transactions.NONE
                ? Stream.empty()
                : past.subList(began, past.size()).reversed().stream().filter(each -> each.statement() < statement);
    }

    /** The same of one kind, in order. */
    public <T extends SchemaOperation> Stream<T> inTransaction(Class<T> kind) {
        return transaction() == Transactions.NONE
                ? Stream.empty()
                : operations(kind, timeline.between(kind, beganAt, timeline.begin(number, statement)));
    }

    /** The same of one kind, about the things of this name; also by earlier actions of the present statement. */
    public <T extends SchemaOperation> Stream<T> heldTogether(Class<T> kind, TableName about) {
        int from = transaction() == Transactions.NONE ? timeline.begin(number, statement) : beganAt;
        return operations(kind, timeline.between(kind, about.name(), from, now()));
    }

    /** The same whatever it is about. */
    public <T extends SchemaOperation> Stream<T> heldTogether(Class<T> kind) {
        int from = transaction() == Transactions.NONE ? timeline.begin(number, statement) : beganAt;
        return operations(kind, timeline.between(kind, from, now()));
    }

    /** Whether a later statement of the present transaction does something of this kind. */
    public boolean transactionStillDoes(Class<? extends SchemaOperation> kind) {
        int here = transaction();
        return here != Transactions.NONE
                && timeline.between(kind, timeline.begin(number, statement + 1), timeline.end(number)).stream()
                        .findFirst()
                        .filter(moment -> transactions.at(moment.statement()) == here)
                        .isPresent();
    }

    /** The strong locks that earlier statements of the present transaction took. */
    public HeldLocks held() {
        return held;
    }

    /**
     * The values of a setting that bounds the wait for locks, under which actions of the changeset before took strong
     * ones; an empty text where none was set.
     */
    public SortedSet<String> lockedUnder(String setting) {
        return settings.lockedUnder(setting);
    }

    /** An action with neighbours begins: what they lock together, each of them as if it stood alone. */
    public void lockTogether(List<LockImpact> locks) {
        together = List.copyOf(locks);
    }

    /** What all actions of the present statement lock, each as if it stood alone; empty when it has only one. */
    public List<LockImpact> lockedTogether() {
        return together;
    }

    /** The setting that holds for the present statement, or null when the changeset set none. */
    public @Nullable Assignment setting(String name) {
        return settings.get(name);
    }

    /** What this changeset did so far, of one kind, the latest first; also what blocks of code may have done. */
    public <T extends SchemaOperation> Stream<T> latest(Class<T> kind) {
        return operations(
                kind, timeline.between(kind, timeline.begin(number, 0), now()).reversed());
    }

    /** What this changeset did so far to the things of this name, or of things of this name in other schemas. */
    public <T extends SchemaOperation> Stream<T> earlier(Class<T> kind, TableName about) {
        return operations(kind, timeline.between(kind, about.name(), timeline.begin(number, 0), now()));
    }

    /** What comes later in this changeset, also in the present statement. */
    public <T extends SchemaOperation> Stream<T> later(Class<T> kind) {
        return operations(kind, timeline.between(kind, now() + 1, timeline.end(number)));
    }

    /** What comes later in this changeset to the things of this name. */
    public <T extends SchemaOperation> Stream<T> later(Class<T> kind, TableName about) {
        return operations(kind, timeline.between(kind, about.name(), now() + 1, timeline.end(number)));
    }

    /** What this changeset does before and after the present action, of one kind. */
    public <T extends SchemaOperation> Stream<T> around(Class<T> kind) {
        return Stream.concat(operations(kind, timeline.between(kind, timeline.begin(number, 0), now())), later(kind));
    }

    /** The same to the things of this name. */
    public <T extends SchemaOperation> Stream<T> around(Class<T> kind, TableName about) {
        return Stream.concat(earlier(kind, about), later(kind, about));
    }

    /** What comes later in this changeset or in any later one to the things of this name. */
    public <T extends SchemaOperation> Stream<T> laterAnywhere(Class<T> kind, TableName about) {
        return operations(kind, timeline.between(kind, about.name(), now() + 1, Integer.MAX_VALUE));
    }

    /** Everything this changeset did so far to the things of this name. */
    public Stream<Timeline.Moment> earlier(TableName about) {
        return timeline.between(SchemaOperation.class, about.name(), timeline.begin(number, 0), now()).stream();
    }

    /** Everything that later changesets do to the things of this name. */
    public Stream<Timeline.Moment> laterChangesets(TableName about) {
        return timeline.between(SchemaOperation.class, about.name(), timeline.end(number), Integer.MAX_VALUE).stream();
    }

    private int now() {
        return timeline.begin(number, statement) + actions;
    }

    private static <T extends SchemaOperation> Stream<T> operations(Class<T> kind, List<Timeline.Moment> moments) {
        return moments.stream().map(Timeline.Moment::operation).map(kind::cast);
    }
}
