package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.DdlMethod.Work;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec.DefaultValue.Kind;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the row of {@link OnlineDdl} that an operation on an existing table falls under. */
final class DdlRows {
    /** Before this version the server reads {@code REFERENCES} in a column's declaration and forgets it. */
    private static final int INLINE_REFERENCES = 9;

    private static final Set<String> OFF = Set.of("0", "off", "false");

    private DdlRows() {}

    /** The row, or null when the operation alters no table. */
    static @Nullable OnlineDdl of(SchemaOperation operation, SchemaView schema) {
        OnlineDdl row = row(operation, schema);
        TableName table = operation.subject();
        if (row == null || table == null || row == OnlineDdl.ADD_FULLTEXT_INDEX) {
            return row;
        }
        boolean touchesRows = row.work() == Work.REBUILD;
        return touchesRows
                        && schema.existing(table).filter(DdlRows::hasFullText).isPresent()
                ? OnlineDdl.REBUILD_WITH_FULLTEXT
                : row;
    }

    private static boolean hasFullText(TableFacts table) {
        return table.indexes().stream().anyMatch(index -> index.method().equals("fulltext"));
    }

    private static @Nullable OnlineDdl row(SchemaOperation operation, SchemaView schema) {
        return switch (operation) {
            case SchemaOperation.AddColumn add -> addColumn(add, schema);
            case SchemaOperation.DropColumn drop -> dropColumn(drop, schema);
            case SchemaOperation.RenameColumn ignored -> OnlineDdl.RENAME_COLUMN;
            case SchemaOperation.RedefineColumn redefine -> Redefinitions.row(redefine, schema);
            case SchemaOperation.SetDefault ignored -> OnlineDdl.COLUMN_METADATA;
            case SchemaOperation.DropDefault ignored -> OnlineDdl.COLUMN_METADATA;
            case SchemaOperation.CreateIndex create -> createIndex(create);
            case SchemaOperation.DropIndex ignored -> OnlineDdl.INDEX_METADATA;
            case SchemaOperation.AddConstraint add -> addConstraint(add, schema);
            case SchemaOperation.DropConstraint drop -> dropConstraint(drop, schema);
            case SchemaOperation.RenameTable ignored -> OnlineDdl.RENAME_TABLE;
            case SchemaOperation.AlterTable alter -> alterTable(alter);
            case SchemaOperation.ChangePartitions change -> partitions(change);
            default -> null;
        };
    }

    private static OnlineDdl addColumn(SchemaOperation.AddColumn add, SchemaView schema) {
        Kind kind = add.column().defaultValue().kind();
        boolean keyed = add.column().constraints().stream()
                .anyMatch(each -> each instanceof ConstraintSpec.Unique || each instanceof ConstraintSpec.PrimaryKey);
        boolean checked = add.column().constraints().stream()
                .anyMatch(each -> each instanceof ConstraintSpec.Check && each.enforced());
        if (kind == Kind.SEQUENCE) {
            return OnlineDdl.ADD_COLUMN_AUTO_INCREMENT;
        }
        if (kind == Kind.GENERATED_STORED) {
            return OnlineDdl.ADD_COLUMN_STORED;
        }
        if (kind == Kind.VOLATILE) {
            return OnlineDdl.ADD_COLUMN_COMPUTED_DEFAULT;
        }
        if (checked) {
            return OnlineDdl.ADD_COLUMN_CHECK;
        }
        boolean refers = add.column().attributes().containsKey(ColumnReader.REFERENCES)
                && schema.version().atLeast(INLINE_REFERENCES);
        if (refers && checksForeignKeys(schema)) {
            return OnlineDdl.ADD_FOREIGN_KEY;
        }
        if (keyed || refers) {
            return OnlineDdl.ADD_COLUMN_KEY;
        }
        if (kind == Kind.GENERATED_VIRTUAL) {
            return OnlineDdl.ADD_COLUMN_VIRTUAL;
        }
        boolean placed = add.column().attributes().containsKey("first")
                || add.column().attributes().containsKey("after");
        return placed ? OnlineDdl.ADD_COLUMN_PLACED : OnlineDdl.ADD_COLUMN_LAST;
    }

    private static OnlineDdl dropColumn(SchemaOperation.DropColumn drop, SchemaView schema) {
        Optional<TableFacts.ColumnFacts> column =
                schema.existing(drop.table()).flatMap(table -> table.column(drop.column()));
        boolean virtual = column.filter(c -> c.defaultValue().kind() == Kind.GENERATED_VIRTUAL)
                .isPresent();
        boolean key = schema.existing(drop.table())
                .filter(table -> table.primaryKey().equals(List.of(drop.column())))
                .isPresent();
        if (key) {
            return OnlineDdl.DROP_COLUMN_KEY;
        }
        // Of virtual columns one index is enough to keep all of them from going instantly.
        boolean indexed = schema.existing(drop.table())
                .filter(table -> isIndexed(table, virtual ? virtuals(table) : List.of(drop.column())))
                .isPresent();
        if (virtual) {
            return indexed ? OnlineDdl.DROP_COLUMN_VIRTUAL_INDEXED : OnlineDdl.DROP_COLUMN_VIRTUAL;
        }
        return indexed ? OnlineDdl.DROP_COLUMN_INDEXED : OnlineDdl.DROP_COLUMN;
    }

    private static boolean isIndexed(TableFacts table, List<ColumnName> columns) {
        return columns.stream()
                .anyMatch(column -> table.primaryKey().contains(column)
                        || table.indexes().stream()
                                .anyMatch(index -> index.columns().contains(column)));
    }

    private static List<ColumnName> virtuals(TableFacts table) {
        return table.columns().stream()
                .filter(column -> column.defaultValue().kind() == Kind.GENERATED_VIRTUAL)
                .map(TableFacts.ColumnFacts::name)
                .toList();
    }

    private static OnlineDdl createIndex(SchemaOperation.CreateIndex create) {
        return switch (create.shape().method()) {
            case "fulltext" -> OnlineDdl.ADD_FULLTEXT_INDEX;
            case "spatial" -> OnlineDdl.ADD_SPATIAL_INDEX;
            default -> create.columns().isEmpty() ? OnlineDdl.ADD_INDEX_EXPRESSION : OnlineDdl.ADD_INDEX;
        };
    }

    /** Unless the file itself switched it off. */
    private static boolean checksForeignKeys(SchemaView schema) {
        String set = schema.setting("foreign_key_checks");
        return set == null || !OFF.contains(set.toLowerCase(Locale.ROOT));
    }

    private static OnlineDdl addConstraint(SchemaOperation.AddConstraint add, SchemaView schema) {
        return switch (add.constraint()) {
            case ConstraintSpec.PrimaryKey ignored -> OnlineDdl.ADD_PRIMARY_KEY;
            case ConstraintSpec.Unique unique ->
                unique.columns().isEmpty() ? OnlineDdl.ADD_INDEX_EXPRESSION : OnlineDdl.ADD_INDEX;
            case ConstraintSpec.ForeignKey ignored ->
                checksForeignKeys(schema) ? OnlineDdl.ADD_FOREIGN_KEY : OnlineDdl.ADD_FOREIGN_KEY_UNCHECKED;
            case ConstraintSpec.Check check -> check.enforced() ? OnlineDdl.ADD_CHECK : OnlineDdl.CHECK_METADATA;
            case ConstraintSpec.NotNull ignored -> OnlineDdl.CHANGE_NULLABILITY;
            case ConstraintSpec.Exclusion ignored -> OnlineDdl.ADD_CHECK;
        };
    }

    private static OnlineDdl dropConstraint(SchemaOperation.DropConstraint drop, SchemaView schema) {
        if (drop.constraint().equals(KeyReader.PRIMARY)) {
            return OnlineDdl.DROP_PRIMARY_KEY;
        }
        boolean check = schema.existing(drop.table())
                .filter(table -> table.constraints().stream()
                        .anyMatch(each ->
                                each.name().equals(drop.constraint()) && each.spec() instanceof ConstraintSpec.Check))
                .isPresent();
        return check ? OnlineDdl.CHECK_METADATA : OnlineDdl.DROP_FOREIGN_KEY;
    }

    private static @Nullable OnlineDdl alterTable(SchemaOperation.AlterTable alter) {
        return switch (alter.change()) {
            case ENGINE ->
                alter.action().toLowerCase(Locale.ROOT).contains("innodb")
                        ? OnlineDdl.REBUILD
                        : OnlineDdl.CHANGE_ENGINE;
            case REBUILD ->
                alter.action().regionMatches(true, 0, "ORDER", 0, 5) ? OnlineDdl.CHANGE_ENGINE : OnlineDdl.REBUILD;
            case ROW_FORMAT, SET_TABLESPACE, SET_STORAGE -> OnlineDdl.REBUILD;
            case CONVERT_CHARACTER_SET -> OnlineDdl.CONVERT_CHARACTER_SET;
            case CHARACTER_SET, COMMENT, AUTO_INCREMENT, SET_OPTIONS -> OnlineDdl.TABLE_METADATA;
            case VISIBILITY -> alter.column() == null ? OnlineDdl.INDEX_METADATA : OnlineDdl.COLUMN_METADATA;
            case RENAME_INDEX -> OnlineDdl.INDEX_METADATA;
            case SWAP_PRIMARY_KEY -> OnlineDdl.SWAP_PRIMARY_KEY;
            case ENFORCE_CONSTRAINT -> OnlineDdl.ENFORCE_CHECK;
            case RELEASE_CONSTRAINT -> OnlineDdl.CHECK_METADATA;
            case SET_SCHEMA -> OnlineDdl.RENAME_TABLE;
            default -> null;
        };
    }

    private static OnlineDdl partitions(SchemaOperation.ChangePartitions change) {
        return switch (change.change()) {
            case PARTITION_BY, REMOVE_PARTITIONING -> OnlineDdl.REPARTITION;
            case ADD ->
                change.action().toUpperCase(Locale.ROOT).contains("VALUES")
                        ? OnlineDdl.ADD_RANGE_PARTITION
                        : OnlineDdl.ADD_HASH_PARTITION;
            case DROP -> OnlineDdl.DROP_PARTITION;
            case COALESCE, REORGANIZE, REBUILD -> OnlineDdl.REBUILD_PARTITION;
            case TRUNCATE, EXCHANGE, TABLESPACE -> OnlineDdl.SWAP_PARTITION;
            case MAINTAIN ->
                change.action().regionMatches(true, 0, "ANALYZE", 0, "ANALYZE".length())
                        ? OnlineDdl.TABLE_METADATA
                        : OnlineDdl.REBUILD_PARTITION;
        };
    }
}
