package dev.towpath.review.schema;

import dev.towpath.engine.spi.sql.DdlMethod;
import dev.towpath.engine.spi.sql.DdlMethod.Algorithm;
import dev.towpath.engine.spi.sql.DdlMethod.Work;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec.DefaultValue.Kind;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.Upkeep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the row versions of MySQL's tables: each statement that adds or drops columns instantly leaves one, and whatever
 * writes the rows anew takes them all away. What was spent before the first statement nobody knows.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/innodb-online-ddl-operations.html">Online DDL operations</a>
 */
public final class RowVersions {
    private final Map<TableName, Integer> spent = new HashMap<>();
    private final int most;

    RowVersions(ServerVersion version) {
        boolean many = version.major() > 9 || (version.major() == 9 && version.minor() >= 1);
        this.most = many ? 255 : 64;
    }

    /** How many a table can have; the change after that writes the rows anew. */
    public int most() {
        return most;
    }

    /** How many a table has, that of the present statement included. */
    public int of(TableName resolved) {
        return spent.getOrDefault(resolved, 0);
    }

    /** An existing table is altered by a statement of these parts. */
    void alter(TableName table, List<Action> actions, DdlMethod method) {
        if (method.algorithm() != Algorithm.INSTANT) {
            if (method.work() == Work.REBUILD) {
                spent.remove(table);
            }
        } else if (actions.stream().anyMatch(action -> spends(action.operation()))) {
            spent.merge(table, 1, (before, one) -> before > most ? one : before + one);
        }
    }

    /** What else leaves a table without versions, or gives it another name. */
    void apply(SchemaOperation operation, NameResolution names) {
        switch (operation) {
            case SchemaOperation.CreateTable create -> spent.remove(names.resolve(create.table()));
            case SchemaOperation.DropTable drop -> spent.remove(names.resolve(drop.table()));
            case SchemaOperation.TruncateTable truncate -> spent.remove(names.resolve(truncate.table()));
            case SchemaOperation.Maintenance upkeep -> {
                TableName table = upkeep.table();
                if (table != null && upkeep.upkeep() == Upkeep.REBUILD) {
                    spent.remove(names.resolve(table));
                }
            }
            case SchemaOperation.RenameTable rename -> {
                TableName from = names.resolve(rename.table());
                Integer count = spent.remove(from);
                if (count != null) {
                    spent.put(new TableName(from.schema(), rename.newName()), count);
                }
            }
            default -> {}
        }
    }

    /** Whether a statement with this part leaves a version behind when it is instant. */
    public static boolean spends(SchemaOperation operation) {
        return operation instanceof SchemaOperation.DropColumn
                || (operation instanceof SchemaOperation.AddColumn add
                        && add.column().defaultValue().kind() != Kind.GENERATED_VIRTUAL);
    }
}
