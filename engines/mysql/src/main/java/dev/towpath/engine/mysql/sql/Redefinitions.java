package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.DdlMethod.Algorithm;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ColumnSpec.DefaultValue.Kind;
import dev.towpath.model.operation.SchemaOperation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/** Tells what {@code MODIFY} and {@code CHANGE} really change, by comparing with what the column was. */
final class Redefinitions {
    /** For telling which of two rows is lighter on any server. */
    private static final ServerVersion NEWEST = new ServerVersion(9, 7);

    private static final Comparator<OnlineDdl> WORST = Comparator.comparing(
                    (OnlineDdl row) -> row.otherwise() == Algorithm.COPY)
            .thenComparing(OnlineDdl::work)
            .thenComparing(row -> !row.isInstant(NEWEST));

    private Redefinitions() {}

    /** The heaviest of the changes. */
    static OnlineDdl row(SchemaOperation.RedefineColumn redefine, SchemaView schema) {
        Optional<TableFacts> table = schema.existing(redefine.table());
        Optional<ColumnFacts> before = table.flatMap(facts -> facts.column(redefine.column()));
        if (before.isEmpty()) {
            return OnlineDdl.REDEFINE_UNKNOWN;
        }
        return changes(redefine, before.get(), table.get()).stream().max(WORST).orElse(OnlineDdl.COLUMN_METADATA);
    }

    private static List<OnlineDdl> changes(
            SchemaOperation.RedefineColumn redefine, ColumnFacts before, TableFacts table) {
        ColumnSpec after = redefine.spec();
        List<OnlineDdl> changes = new ArrayList<>();
        if (redefine.renames()) {
            changes.add(OnlineDdl.RENAME_COLUMN);
        }
        boolean generated = isGenerated(before.defaultValue().kind())
                || isGenerated(after.defaultValue().kind());
        if (generated && !Objects.equals(before.defaultValue(), after.defaultValue())) {
            changes.add(OnlineDdl.CHANGE_GENERATED);
        }
        boolean counts = after.attributes().containsKey("auto_increment");
        if (counts && !before.attributes().containsKey("auto_increment")) {
            changes.add(OnlineDdl.CHANGE_TYPE);
        }
        if (before.nullable() == after.notNull() && !table.primaryKey().contains(redefine.column())) {
            changes.add(OnlineDdl.CHANGE_NULLABILITY);
        }
        if (moves(redefine, table)) {
            changes.add(OnlineDdl.MOVE_COLUMN);
        }
        type(redefine, before, table, changes);
        return changes;
    }

    private static boolean isGenerated(Kind kind) {
        return kind == Kind.GENERATED_STORED || kind == Kind.GENERATED_VIRTUAL;
    }

    /** Whether the column goes to another place than it has. */
    private static boolean moves(SchemaOperation.RedefineColumn redefine, TableFacts table) {
        SortedMap<String, String> attributes = redefine.spec().attributes();
        List<ColumnName> order = table.columns().stream().map(ColumnFacts::name).toList();
        int at = order.indexOf(redefine.column());
        if (attributes.containsKey("first")) {
            return at != 0;
        }
        String after = attributes.get("after");
        return after != null && !(at > 0 && order.get(at - 1).value().equals(after));
    }

    private static void type(
            SchemaOperation.RedefineColumn redefine, ColumnFacts before, TableFacts table, List<OnlineDdl> changes) {
        ColumnType from = ColumnType.of(before.type());
        ColumnType to = ColumnType.of(redefine.spec().type());
        String fromSet = characterSet(before.attributes());
        String toSet = redefine.spec().attributes().containsKey("character set")
                ? characterSet(redefine.spec().attributes())
                : fromSet;
        if (from.isText() && to.isText() && !fromSet.equals(toSet)) {
            boolean widens = fromSet.equals("utf8mb3")
                    && toSet.equals("utf8mb4")
                    && from.equals(to)
                    && !TypeChanges.crosses(from.length(), fromSet, to.length(), toSet)
                    && !isIndexed(table, redefine.column());
            changes.add(widens ? OnlineDdl.WIDEN_CHARACTER_SET : OnlineDdl.CHANGE_CHARACTER_SET);
        } else if (from.isText() && to.isText() && collates(before, redefine.spec())) {
            changes.add(
                    isIndexed(table, redefine.column())
                            ? OnlineDdl.CHANGE_CHARACTER_SET
                            : OnlineDdl.WIDEN_CHARACTER_SET);
        }
        OnlineDdl change = TypeChanges.of(from, to, toSet);
        if (change != null) {
            changes.add(change);
        }
    }

    private static boolean collates(ColumnFacts before, ColumnSpec after) {
        String collation = after.attributes().get("collate");
        return collation != null && !collation.equals(before.attributes().get("collate"));
    }

    private static boolean isIndexed(TableFacts table, ColumnName column) {
        return table.indexes().stream().anyMatch(index -> index.columns().contains(column));
    }

    private static String characterSet(SortedMap<String, String> attributes) {
        return CharacterSets.canonical(attributes.getOrDefault("character set", CharacterSets.ASSUMED));
    }
}
