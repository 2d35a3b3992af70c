package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.DdlMethod;
import dev.towpath.engine.spi.sql.DdlMethod.Algorithm;
import dev.towpath.engine.spi.sql.DdlMethod.Work;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.operation.SchemaOperation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the server carries out a whole {@code ALTER TABLE}: instantly when every part can be, else each part as it is
 * without that, and all of them as the heaviest one.
 */
final class DdlMethods {
    static final String SOURCE = "MySQL manual, \"Online DDL operations\"; measured on 9.7.4";

    private static final Comparator<Rated> WEIGHT = Comparator.comparing(
                    (Rated rated) -> rated.row().otherwise())
            .thenComparing(rated -> !rated.row().writes())
            .thenComparing(rated -> rated.row().work());

    /** A part with its row. */
    private record Rated(SchemaOperation operation, OnlineDdl row) {}

    private DdlMethods() {}

    /** The way one operation goes by itself, or null when it alters no table. */
    static @Nullable DdlMethod of(SchemaOperation operation, SchemaView schema) {
        OnlineDdl row = DdlRows.of(operation, schema);
        return row == null ? null : combined(List.of(new Rated(operation, row)), schema);
    }

    /** The way these parts of one statement go together; empty when none of them alters an existing table. */
    static Optional<DdlMethod> of(List<Action> actions, SchemaView schema) {
        if (actions.getFirst().operation() instanceof SchemaOperation.CreateTable) {
            // What a new table declares alters nothing, not even where IF NOT EXISTS finds one.
            return Optional.empty();
        }
        List<Rated> parts = actions.stream()
                .map(Action::operation)
                .filter(operation -> altersExisting(operation, schema))
                .flatMap(operation ->
                        Optional.ofNullable(DdlRows.of(operation, schema))
                                .map(row -> new Rated(operation, row))
                                .stream())
                .toList();
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(Asked.of(actions).applied(combined(parts, schema)));
    }

    private static boolean altersExisting(SchemaOperation operation, SchemaView schema) {
        return operation.subject() != null
                && schema.existing(operation.subject()).isPresent();
    }

    private static DdlMethod combined(List<Rated> parts, SchemaView schema) {
        List<Rated> notInstant = parts.stream()
                .filter(part -> !part.row().isInstant(schema.version()))
                .toList();
        if (notInstant.isEmpty()) {
            SchemaOperation first = parts.getFirst().operation();
            return new DdlMethod(Algorithm.INSTANT, true, Work.METADATA, Wording.of(first), SOURCE);
        }
        // One part that is not instant takes the others along: what would be instant alone rebuilds the table.
        List<Rated> cause = parts.stream().sorted(WEIGHT.reversed()).toList();
        Rated heaviest = cause.getFirst();
        boolean virtual =
                parts.size() > 1 && parts.stream().anyMatch(part -> part.row() == OnlineDdl.ADD_COLUMN_VIRTUAL);
        boolean writes = parts.stream().allMatch(part -> part.row().writes()) && !virtual;
        Work work = parts.stream()
                .map(part -> part.row().work())
                .max(Comparator.naturalOrder())
                .orElse(Work.METADATA);
        Algorithm algorithm = heaviest.row().otherwise();
        return new DdlMethod(algorithm, writes, work, Wording.of(heaviest.operation()), SOURCE);
    }
}
