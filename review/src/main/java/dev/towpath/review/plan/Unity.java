package dev.towpath.review.plan;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ConstraintFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.Chunking;
import dev.towpath.model.operation.ConstraintSpec.ForeignKey;
import dev.towpath.model.operation.ConstraintSpec.ForeignKey.OnDelete;
import dev.towpath.model.operation.WideTrigger;
import dev.towpath.model.operation.WideTrigger.Event;
import dev.towpath.model.operation.WideTrigger.View;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of a table looks at a statement as a whole: cut into chunks, the statement would make it do something else, or fail
 * half-way. What looks at one row at a time is not among it.
 */
final class Unity {
    private static final Pattern ALSO_UPDATES = Pattern.compile("\\bDO\\s+UPDATE\\b", Pattern.CASE_INSENSITIVE);

    private final SimulatedSchema schema;

    Unity(SimulatedSchema schema) {
        this.schema = schema;
    }

    /**
     * Why the statement has to run as one.
     *
     * @param reason for people
     * @param advice what to write instead
     */
    record Whole(String reason, String advice) {}

    /** Why it has to; empty when nothing that is known asks for it. */
    Optional<Whole> of(Chunking.ByKeyRange ranges, RowChange change) {
        Optional<TableFacts> known = schema.table(change.table());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        TableFacts table = known.get();
        return Stream.concat(triggers(table, ranges, change).stream(), keys(table, change).stream())
                .findFirst();
    }

    private Optional<Whole> triggers(TableFacts table, Chunking.ByKeyRange ranges, RowChange change) {
        boolean alsoUpdates = change.event() == Event.INSERT
                && ALSO_UPDATES.matcher(ranges.tail()).find();
        // Of the partitions only what looks at single rows runs, if at the end.
        Stream<WideTrigger> ofPartitions = schema.allPartitions(table.name()).stream()
                .map(schema::table)
                .flatMap(Optional::stream)
                .flatMap(partition -> partition.handling().triggers().stream())
                .filter(trigger -> trigger.view() == View.TRANSACTION);
        return Stream.concat(table.handling().triggers().stream(), ofPartitions)
                .filter(trigger -> trigger.runsOn(change.event(), change.assigned())
                        // Which columns it sets there, nobody looked.
                        || (alsoUpdates && trigger.events().contains(Event.UPDATE)))
                .findFirst()
                .map(Unity::whole);
    }

    private static Whole whole(WideTrigger trigger) {
        return switch (trigger.view()) {
            case STATEMENT ->
                new Whole(
                        "the trigger " + trigger.name()
                                + " runs once for the statement: with chunks it would run once for each of them",
                        "Make the trigger FOR EACH ROW, which means the same in chunks, or run the statement by hand.");
            case ROWS_OF_STATEMENT ->
                new Whole(
                        "the trigger " + trigger.name()
                                + " gets all rows of the statement at once: with chunks it would run once for each of them, with a part of the rows",
                        "Make the trigger FOR EACH ROW, which means the same in chunks, or run the statement by hand.");
            case TRANSACTION ->
                new Whole(
                        "the trigger " + trigger.name()
                                + " looks when the transaction ends: after a chunk it would meet rows that are changed beside rows that are not",
                        "Write it so that every row satisfies the trigger by itself and make the trigger NOT DEFERRABLE, or run the statement by hand.");
        };
    }

    /**
     * A check is made when a chunk ends. Where an update changes only the column that refers, each row is right or wrong by
     * itself.
     */
    private Optional<Whole> keys(TableFacts table, RowChange change) {
        return table.constraints().stream()
                .filter(constraint -> constraint.spec() instanceof ForeignKey key && isOfItself(key, table))
                .flatMap(constraint -> broken(constraint, table, change).stream())
                .findFirst();
    }

    private boolean isOfItself(ForeignKey key, TableFacts table) {
        return key.enforced() && schema.resolve(key.parent()).equals(table.name());
    }

    private static Optional<Whole> broken(ConstraintFacts constraint, TableFacts table, RowChange change) {
        if (!(constraint.spec() instanceof ForeignKey key)) {
            return Optional.empty();
        }
        String refers = names(key.columns()) + " refers to " + names(referenced(key, table)) + " of the same table by "
                + constraint.name() + ": ";
        return switch (change.event()) {
            case INSERT ->
                Optional.of(new Whole(
                        refers + "a chunk fails whose rows refer to rows of a later one",
                        "Insert the rows without " + names(key.columns())
                                + ", and fill that by an UPDATE of its own afterwards."));
            case UPDATE ->
                Collections.disjoint(referenced(key, table), change.assigned())
                        ? Optional.empty()
                        : Optional.of(new Whole(
                                refers + "a chunk fails when rows of another one still refer to what it changes",
                                "Fill new columns with the new values, and let them take the old ones' place."));
            case DELETE ->
                // What goes with its parent would have gone anyway, or is gone already.
                key.onDelete() == OnDelete.CASCADE
                        ? Optional.empty()
                        : Optional.of(
                                new Whole(
                                        refers + deleted(key.onDelete()),
                                        "Set " + names(key.columns())
                                                + " of the rows that are to go to NULL first, by an UPDATE of its own; drop the constraint if that is not possible, or run the statement by hand."));
        };
    }

    private static String deleted(OnDelete what) {
        return what == OnDelete.REFUSE
                ? "a chunk fails when rows of a later one still refer to those it deletes"
                : "each chunk would change rows of later ones before they are looked at";
    }

    private static Collection<ColumnName> referenced(ForeignKey key, TableFacts table) {
        return key.referenced().isEmpty() ? table.primaryKey() : key.referenced();
    }

    private static String names(Collection<ColumnName> columns) {
        return String.join(", ", columns.stream().map(ColumnName::value).toList());
    }
}
