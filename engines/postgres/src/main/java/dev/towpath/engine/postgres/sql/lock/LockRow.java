package dev.towpath.engine.postgres.sql.lock;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.operation.SchemaOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * One row of the table: what an operation locks under certain circumstances on certain versions.
 *
 * @param operation its class
 * @param kinds which of its kinds; empty when it has none, or all are alike
 * @param when what else has to be so
 * @param effects the locks; none when nobody waits
 */
record LockRow<T extends SchemaOperation>(
        Class<T> operation,
        List<Kind<T, ?>> kinds,
        Circumstance<T> when,
        Versions versions,
        List<LockEffect> effects,
        InTransaction transaction,
        Evidence evidence) {
    LockRow {
        kinds = List.copyOf(kinds);
        effects = List.copyOf(effects);
    }

    /** The beginning of a row, without locks. */
    static <T extends SchemaOperation> LockRow<T> row(Class<T> operation) {
        return new LockRow<>(
                operation, List.of(), Circumstance.always(), Versions.ALL, List.of(), InTransaction.YES, Evidence.NONE);
    }

    /** Only for these kinds. */
    @SafeVarargs
    final <E extends Enum<E>> LockRow<T> of(Function<T, E> property, E... values) {
        List<Kind<T, ?>> more = new ArrayList<>(kinds);
        List<E> only = new ArrayList<>();
        for (E value : values) {
            only.add(value);
        }
        more.add(new Kind<>(property, only));
        return new LockRow<>(operation, more, when, versions, effects, transaction, evidence);
    }

    /** Only when this is so. */
    LockRow<T> when(String text, BiPredicate<T, SchemaView> holds) {
        return new LockRow<>(
                operation, kinds, new Circumstance<>(text, holds), versions, effects, transaction, evidence);
    }

    LockRow<T> since(int version) {
        return new LockRow<>(
                operation, kinds, when, new Versions(version, versions.until()), effects, transaction, evidence);
    }

    LockRow<T> before(int version) {
        return new LockRow<>(
                operation, kinds, when, new Versions(versions.from(), version), effects, transaction, evidence);
    }

    /** One more lock, on all relations of these roles. */
    LockRow<T> takes(LockMode mode, LockImpact.Duration held, Role... roles) {
        List<LockEffect> more = new ArrayList<>(effects);
        for (Role role : roles) {
            more.add(new LockEffect(mode, role, held));
        }
        return new LockRow<>(operation, kinds, when, versions, more, transaction, evidence);
    }

    LockRow<T> transaction(InTransaction allowed) {
        return new LockRow<>(operation, kinds, when, versions, effects, allowed, evidence);
    }

    /** The manual's page. */
    LockRow<T> page(String page) {
        return new LockRow<>(
                operation, kinds, when, versions, effects, transaction, new Evidence(page, evidence.measured()));
    }

    LockRow<T> measured(String servers) {
        return new LockRow<>(
                operation, kinds, when, versions, effects, transaction, new Evidence(evidence.page(), servers));
    }

    /** Whether the row is about operations of this kind, whatever the circumstances and the version. */
    boolean isAbout(SchemaOperation candidate) {
        return operation.isInstance(candidate) && kinds.stream().allMatch(kind -> kind.has(operation.cast(candidate)));
    }

    /** Whether its circumstances are given; only asked of an operation it is about. */
    boolean isGiven(SchemaOperation candidate, SchemaView schema) {
        return when.holds().test(operation.cast(candidate), schema);
    }
}
