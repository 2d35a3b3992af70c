package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.DdlMethod;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.lock.LockImpact.Duration;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.Upkeep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each operation locks on tables that existed before. Every schema change takes the metadata lock exclusively, if
 * only for a moment at its end; what others can do in between depends on the algorithm.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/metadata-locking.html">Metadata locking</a>
 */
final class LockTable {
    private static final String ALL = "reads and writes";

    private LockTable() {}

    static List<LockImpact> locks(SchemaOperation operation, Asked asked, SchemaView schema) {
        DdlMethod best = DdlMethods.of(operation, schema);
        TableName table = operation.subject();
        if (best != null && table != null) {
            String blocks = asked.exclusive() ? ALL : "writes";
            List<LockImpact> locks = new ArrayList<>(ofMethod(asked.applied(best), blocks, table, schema));
            parent(operation).forEach(parent -> locks.addAll(brief(parent, schema)));
            return locks;
        }
        return switch (operation) {
            case SchemaOperation.CreateTable create -> {
                List<LockImpact> locks = new ArrayList<>();
                create.constraints().forEach(each -> locks.addAll(ofParent(each, schema)));
                yield locks;
            }
            case SchemaOperation.DropTable drop -> brief(drop.table(), schema);
            case SchemaOperation.TruncateTable truncate -> brief(truncate.table(), schema);
            case SchemaOperation.CreateObject create ->
                create.object() == ObjectKind.TRIGGER && create.on() != null ? brief(create.on(), schema) : List.of();
            case SchemaOperation.InsertRows insert -> rows(insert.table(), schema);
            case SchemaOperation.InsertQuery insert -> rows(insert.table(), schema);
            case SchemaOperation.UpdateRows update -> rows(update.table(), schema);
            case SchemaOperation.DeleteRows delete -> rows(delete.table(), schema);
            case SchemaOperation.CopyRows copy -> rows(copy.table(), schema);
            case SchemaOperation.Maintenance upkeep -> upkeep(upkeep, schema);
            default -> List.of();
        };
    }

    private static List<LockImpact> ofMethod(DdlMethod method, String keptOut, TableName table, SchemaView schema) {
        String algorithm = method.algorithm().name();
        boolean blocks = !method.writes();
        if (method.work() == DdlMethod.Work.METADATA) {
            return lock("MDL EXCLUSIVE, " + algorithm, LockClass.STRONG, table, ALL, Duration.BRIEF, schema);
        }
        Duration duration = method.work() == DdlMethod.Work.SCAN ? Duration.SCAN : Duration.REWRITE;
        return blocks
                ? lock(
                        "MDL EXCLUSIVE, " + algorithm + " (" + keptOut + " blocked)",
                        LockClass.STRONG,
                        table,
                        keptOut,
                        duration,
                        schema)
                : lock(
                        "MDL EXCLUSIVE, " + algorithm + " (writes go on)",
                        LockClass.ONLINE,
                        table,
                        "other schema changes",
                        duration,
                        schema);
    }

    /** A new foreign key locks its parent's metadata as well. */
    private static List<TableName> parent(SchemaOperation operation) {
        return operation instanceof SchemaOperation.AddConstraint add
                        && add.constraint() instanceof ConstraintSpec.ForeignKey key
                ? List.of(key.parent())
                : List.of();
    }

    private static List<LockImpact> ofParent(ConstraintSpec constraint, SchemaView schema) {
        return constraint instanceof ConstraintSpec.ForeignKey key ? brief(key.parent(), schema) : List.of();
    }

    private static List<LockImpact> upkeep(SchemaOperation.Maintenance upkeep, SchemaView schema) {
        TableName table = upkeep.table();
        if (table == null) {
            return List.of();
        }
        if (upkeep.upkeep() == Upkeep.LOCK_TABLE) {
            boolean write = upkeep.action().toUpperCase(java.util.Locale.ROOT).endsWith("WRITE");
            return lock(
                    write ? "TABLE WRITE" : "TABLE READ",
                    LockClass.STRONG,
                    table,
                    write ? ALL : "writes",
                    Duration.BRIEF,
                    schema);
        }
        boolean repairs = upkeep.action().regionMatches(true, 0, "REPAIR", 0, "REPAIR".length());
        if (upkeep.upkeep() != Upkeep.REBUILD) {
            return List.of();
        }
        return repairs
                ? lock("TABLE WRITE", LockClass.STRONG, table, ALL, Duration.REWRITE, schema)
                : lock(
                        "MDL EXCLUSIVE, INPLACE (writes go on)",
                        LockClass.ONLINE,
                        table,
                        "other schema changes",
                        Duration.REWRITE,
                        schema);
    }

    private static List<LockImpact> brief(TableName table, SchemaView schema) {
        return lock("MDL EXCLUSIVE", LockClass.STRONG, table, ALL, Duration.BRIEF, schema);
    }

    private static List<LockImpact> rows(TableName table, SchemaView schema) {
        return lock("ROW EXCLUSIVE", LockClass.ROW, table, "writes of the same rows", Duration.SCAN, schema);
    }

    private static List<LockImpact> lock(
            String mode,
            LockClass lockClass,
            @Nullable TableName table,
            String blocks,
            Duration duration,
            SchemaView schema) {
        return table == null
                ? List.of()
                : schema.existing(table)
                        .map(TableFacts::name)
                        .map(name -> List.of(new LockImpact(mode, lockClass, name, blocks, duration)))
                        .orElse(List.of());
    }
}
