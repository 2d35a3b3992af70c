package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.lock.LockImpact.Duration;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the parts of ALTER TABLE lock that reach beyond their table, or whose lock depends on their text. */
final class AlterLocks {
    private AlterLocks() {}

    static List<LockImpact> ofSetting(SchemaOperation.AlterTable alter, SchemaView schema) {
        return switch (TableSettings.of(alter, schema)) {
            case ONLINE -> Locks.online(alter.table(), Duration.BRIEF, schema);
            case TRIGGERS -> Locks.shareRow(alter.table(), Duration.BRIEF, schema);
            case REWRITE -> Locks.exclusive(alter.table(), Duration.REWRITE, schema);
            case ENFORCES -> {
                List<LockImpact> locks = new ArrayList<>(Locks.exclusive(alter.table(), Duration.SCAN, schema));
                parentsOfAltered(alter, schema)
                        .forEach(parent -> locks.addAll(Locks.shareRow(parent, Duration.SCAN, schema)));
                yield locks;
            }
            case RELEASES -> withParents(alter.table(), Optional.of(parentsOfAltered(alter, schema)), schema);
            case EXCLUSIVE -> Locks.exclusive(alter.table(), Duration.BRIEF, schema);
        };
    }

    /** The parent of the foreign key in {@code ALTER CONSTRAINT key …}. */
    private static List<TableName> parentsOfAltered(SchemaOperation.AlterTable alter, SchemaView schema) {
        String constraint =
                PostgresNames.fold(Words.of(alter.action()).all().get(2).text());
        return schema.existing(alter.table())
                .map(table -> ForeignKeys.parents(table, constraint))
                .orElse(List.of());
    }

    /** A foreign key's triggers stand on its parent too, and going they lock everybody out there as well. */
    static List<LockImpact> withParents(TableName table, Optional<List<TableName>> parents, SchemaView schema) {
        List<LockImpact> locks = new ArrayList<>(Locks.exclusive(table, Duration.BRIEF, schema));
        parents.stream()
                .flatMap(List::stream)
                .forEach(parent -> locks.addAll(Locks.exclusive(parent, Duration.BRIEF, schema)));
        return locks.stream().distinct().toList();
    }

    /** The foreign keys of the column are made anew, which locks the tables at their other ends too. */
    static List<LockImpact> typeChange(SchemaOperation.AlterColumnType alter, SchemaView schema) {
        Duration duration = TypeChanges.duration(alter, schema);
        List<LockImpact> locks = new ArrayList<>(Locks.exclusive(alter.table(), duration, schema));
        Duration elsewhere = duration == Duration.REWRITE ? Duration.SCAN : Duration.BRIEF;
        List<TableName> others = new ArrayList<>();
        schema.existing(alter.table()).ifPresent(table -> {
            others.addAll(ForeignKeys.parents(table, alter.column()));
            others.addAll(ForeignKeys.children(table, alter.column(), schema));
        });
        others.stream()
                .filter(other -> !schema.resolve(other).equals(schema.resolve(alter.table())))
                .forEach(other -> locks.addAll(Locks.exclusive(other, elsewhere, schema)));
        return locks.stream().distinct().toList();
    }

    /** Rows are read unless the catalog proves that none is null. */
    static Duration setNotNull(SchemaOperation.SetNotNull set, SchemaView schema) {
        return schema.existing(set.table())
                        .filter(table -> NotNullForm.scans(table, set.column(), schema))
                        .isPresent()
                ? Duration.SCAN
                : Duration.BRIEF;
    }

    static List<LockImpact> ofConstraint(SchemaOperation.AddConstraint add, SchemaView schema) {
        Duration scan = add.notValid() ? Duration.BRIEF : Duration.SCAN;
        return switch (add.constraint()) {
            case ConstraintSpec.ForeignKey key -> {
                List<LockImpact> locks = new ArrayList<>(Locks.shareRow(add.table(), scan, schema));
                locks.addAll(Locks.shareRow(key.parent(), scan, schema));
                yield locks;
            }
            case ConstraintSpec.PrimaryKey key ->
                Locks.exclusive(add.table(), primaryKey(key, add.table(), schema), schema);
            case ConstraintSpec.Unique key -> Locks.exclusive(add.table(), built(key.usingIndex() != null), schema);
            case ConstraintSpec.Exclusion ignored -> Locks.exclusive(add.table(), Duration.REWRITE, schema);
            case ConstraintSpec.Check ignored -> Locks.exclusive(add.table(), scan, schema);
            case ConstraintSpec.NotNull ignored -> Locks.exclusive(add.table(), scan, schema);
        };
    }

    /** A key over an index sets the index's columns NOT NULL first, which reads all rows unless they are already. */
    private static Duration primaryKey(ConstraintSpec.PrimaryKey key, TableName table, SchemaView schema) {
        String index = key.usingIndex();
        if (index == null) {
            return Duration.REWRITE;
        }
        boolean scans = schema.existing(table)
                .filter(facts -> !KeyForms.nullable(facts, index).isEmpty())
                .isPresent();
        return scans ? Duration.SCAN : Duration.BRIEF;
    }

    private static Duration built(boolean already) {
        return already ? Duration.BRIEF : Duration.REWRITE;
    }
}
