package dev.towpath.engine.postgres.sql.lock;

import dev.towpath.engine.postgres.sql.LockKnowledge;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.lock.LockImpact.Duration;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which lock each operation, as written, takes. The first row that applies tells. Sources: the manual, "Explicit Locking"
 * and the page of each command; where a row says so, a server was asked.
 */
public final class LockTable implements LockKnowledge {
    /** In the order of concerns; within an operation the special before the general. */
    static final List<LockRow<?>> ROWS = Stream.of(
                    TableRows.ROWS,
                    PartitionRows.ROWS,
                    SettingRows.ROWS,
                    ColumnRows.ROWS,
                    TypeRows.ROWS,
                    IndexRows.ROWS,
                    ConstraintRows.ROWS,
                    ObjectRows.ROWS,
                    AlterObjectRows.ROWS,
                    DataRows.ROWS,
                    UpkeepRows.ROWS)
            .flatMap(List::stream)
            .toList();

    private static final Map<Class<?>, List<LockRow<?>>> BY_OPERATION =
            ROWS.stream().collect(Collectors.groupingBy(LockRow::operation));

    @Override
    public List<LockImpact> locks(SchemaOperation operation, SchemaView schema) {
        if (operation instanceof SchemaOperation.Block block) {
            return LockImpact.together(block.does().stream()
                    .flatMap(part -> locks(part.operation(), schema).stream())
                    .toList());
        }
        Map<TableName, LockImpact> byRelation = new LinkedHashMap<>();
        for (LockEffect effect : row(operation, schema).effects()) {
            if (effect.role().isTold()) {
                AffectedRelations.of(effect.role(), operation, schema).stream()
                        .map(effect::on)
                        .filter(lock -> lock.lockClass() != LockClass.NONE)
                        .forEach(lock -> byRelation.merge(lock.table(), lock, LockTable::both));
            }
        }
        return byRelation.values().stream()
                .sorted(Comparator.comparing(LockTable::mode).reversed())
                .toList();
    }

    @Override
    public Duration longest(SchemaOperation operation, SchemaView schema) {
        Stream<Duration> parts = operation instanceof SchemaOperation.Block block
                ? block.does().stream().map(part -> longest(part.operation(), schema))
                : row(operation, schema).effects().stream().map(LockEffect::held);
        return parts.max(Comparator.naturalOrder()).orElse(Duration.BRIEF);
    }

    /** The row that tells what this operation does to this schema. */
    static LockRow<?> row(SchemaOperation operation, SchemaView schema) {
        List<LockRow<?>> given = BY_OPERATION.getOrDefault(operation.getClass(), List.of()).stream()
                .filter(row -> row.isAbout(operation) && row.isGiven(operation, schema))
                .toList();
        return given.stream()
                .filter(row -> row.versions().has(schema.version()))
                .findFirst()
                // The server is too old for the statement and will refuse it; what a newer one does is the best guess.
                .or(() -> given.stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("no row tells what is locked by " + operation));
    }

    /** A relation that plays two roles is locked once, in the stronger mode, as long as the longer work takes. */
    private static LockImpact both(LockImpact one, LockImpact other) {
        LockImpact stronger = mode(one).compareTo(mode(other)) >= 0 ? one : other;
        Duration longer = one.duration().compareTo(other.duration()) >= 0 ? one.duration() : other.duration();
        return new LockImpact(stronger.mode(), stronger.lockClass(), stronger.table(), stronger.blocks(), longer);
    }

    private static LockMode mode(LockImpact lock) {
        return LockMode.of(lock.mode());
    }
}
