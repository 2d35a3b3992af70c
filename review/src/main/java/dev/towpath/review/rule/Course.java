package dev.towpath.review.rule;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.Wrapping;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.operation.Assignment;
import dev.towpath.model.operation.CodePart;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.ReadChangeset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far a review has come in one changeset: what was done before, what is set, what comes later. */
public final class Course {
    private final ReadChangeset changeset;
    private final List<ReadChangeset> later;
    private final Wrapping wrapping;
    private final Transactions transactions;
    private final List<Happening> past = new ArrayList<>();
    private final Map<String, Assignment> session = new TreeMap<>();
    private final Map<String, Assignment> local = new TreeMap<>();
    private HeldLocks held = HeldLocks.none();
    /** Of the present statement, which hold from the next one on. */
    private final List<LockImpact> taken = new ArrayList<>();

    private boolean lockedStrongly;
    private int statement = -1;
    /** Actions of the present statement that are over. */
    private int actions;

    /** @param later the changesets that follow */
    public Course(ReadChangeset changeset, List<ReadChangeset> later) {
        this.changeset = changeset;
        this.later = later;
        this.wrapping = Transactions.wrapping(changeset);
        this.transactions = Transactions.of(changeset);
    }

    /** The next statement begins. */
    public void advance() {
        int before = statement < 0 ? Transactions.NONE : transactions.at(statement);
        held.add(statement, taken);
        taken.clear();
        statement++;
        actions = 0;
        if (transactions.at(statement) != before || before == Transactions.NONE) {
            local.clear();
            held = HeldLocks.none();
        }
    }

    /** An action is over. */
    public void add(Action action, List<LockImpact> locks) {
        actions++;
        past.add(new Happening(statement, transaction(), action, locks));
        taken.addAll(locks);
        lockedStrongly |= locks.stream().anyMatch(lock -> lock.lockClass() == LockClass.STRONG);
        if (action.operation() instanceof SchemaOperation.SessionSetting setting && setting.assigns() != null) {
            assign(setting.assigns());
        }
    }

    private void assign(Assignment assigns) {
        if (assigns.value() == null) {
            boolean all = assigns.name().equals("all");
            session.keySet().removeIf(name -> all || name.equals(assigns.name()));
            local.keySet().removeIf(name -> all || name.equals(assigns.name()));
            return;
        }
        switch (assigns.scope()) {
            case SESSION -> session.put(assigns.name(), assigns);
            case TRANSACTION -> {
                if (transaction() != Transactions.NONE) {
                    local.put(assigns.name(), assigns);
                }
            }
            case SERVER -> {}
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

    /** What happened before in this changeset, in order; also earlier actions of the same statement. */
    public List<Happening> past() {
        return past;
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

    /** What earlier statements did in the transaction the present statement runs in. */
    public Stream<Happening> inTransaction() {
        int here = transaction();
        return here == Transactions.NONE
                ? Stream.empty()
                : past.stream().filter(each -> each.transaction() == here && each.statement() < statement);
    }

    /** The strong locks that earlier statements of the present transaction took. */
    public HeldLocks held() {
        return held;
    }

    /** Whether any action of the changeset before took a strong lock. */
    public boolean lockedStrongly() {
        return lockedStrongly;
    }

    /** The setting that holds for the present statement, or null when the changeset set none. */
    public @Nullable Assignment setting(String name) {
        Assignment here = local.get(name);
        return here == null ? session.get(name) : here;
    }

    /** The operations that come later in this changeset, also in the present statement. */
    public Stream<SchemaOperation> laterHere() {
        Stream<SchemaOperation> rest =
                operations(statements().subList(statement, statement + 1)).skip(actions + 1);
        return Stream.concat(
                rest,
                operations(statements().subList(statement + 1, statements().size())));
    }

    /** The operations that come later in this changeset, and those of all later changesets. */
    public Stream<SchemaOperation> laterAnywhere() {
        return Stream.concat(laterHere(), later.stream().flatMap(each -> operations(each.statements())));
    }

    /** The operations of each later changeset. */
    public Stream<List<SchemaOperation>> laterChangesets() {
        return later.stream().map(each -> operations(each.statements()).toList());
    }

    private static Stream<SchemaOperation> operations(List<Understanding> statements) {
        return statements.stream()
                .filter(Understanding.Understood.class::isInstance)
                .map(Understanding.Understood.class::cast)
                .flatMap(read -> read.actions().stream())
                .map(Action::operation)
                .flatMap(operation -> operation instanceof SchemaOperation.Block block
                        ? block.does().stream().map(CodePart::operation)
                        : Stream.of(operation));
    }
}
