package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.ColumnSpec.DefaultValue.Kind;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TableChange;

/**
 * What the rarer actions of {@code ALTER TABLE} cost.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html">ALTER TABLE</a>
 */
enum TableSettings {
    /** Storage parameters, statistics targets, the clustering index: under SHARE UPDATE EXCLUSIVE. */
    ONLINE,
    /** Triggers on and off: under SHARE ROW EXCLUSIVE. */
    TRIGGERS,
    /** A new place or form of every row: under ACCESS EXCLUSIVE, as long as the rewrite takes. */
    REWRITE,
    /** A constraint that was only written down is held against all rows. */
    ENFORCES,
    /** A constraint that from now on is only written down. */
    RELEASES,
    /** Everything else: under ACCESS EXCLUSIVE for a moment. */
    EXCLUSIVE;

    static TableSettings of(SchemaOperation.AlterTable alter, SchemaView schema) {
        return alter.change() == TableChange.SET_EXPRESSION && isVirtual(alter, schema)
                ? EXCLUSIVE
                : of(alter.change());
    }

    /** What is computed on reading is written nowhere. */
    private static boolean isVirtual(SchemaOperation.AlterTable alter, SchemaView schema) {
        ColumnName column = alter.column();
        return column != null
                && schema.existing(alter.table())
                        .flatMap(table -> table.column(column))
                        .filter(each -> each.defaultValue().kind() == Kind.GENERATED_VIRTUAL)
                        .isPresent();
    }

    private static TableSettings of(TableChange change) {
        return switch (change) {
            case SET_OPTIONS, CLUSTER_ON, SET_STATISTICS, SET_COLUMN_OPTIONS -> ONLINE;
            case ENABLE_TRIGGER, DISABLE_TRIGGER -> TRIGGERS;
            case SET_LOGGED, SET_UNLOGGED, SET_TABLESPACE, SET_ACCESS_METHOD, SET_EXPRESSION -> REWRITE;
            case ENFORCE_CONSTRAINT -> ENFORCES;
            case RELEASE_CONSTRAINT -> RELEASES;
            default -> EXCLUSIVE;
        };
    }
}
