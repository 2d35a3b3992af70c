package dev.towpath.review.rule.compatibility;

import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A column or table goes while another of the same shape comes: what tools that compare models make of a rename. The
 * evidence is named, so that a person can decide: names that share a word or most letters, the same type.
 */
final class RenameAsDropAdd implements Rule {
    private static final RuleInfo INFO = Rules.info(
            "rename-as-drop-add", "a rename in disguise: one goes, one alike comes", RuleKind.LOSS, Severity.WARNING);
    private static final double MOST_LETTERS = 0.6;
    /** Who changes more at once generated it, and nobody reads so many pairs. */
    private static final int MOST_LOOKED_AT = 200;

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        switch (scene.operation()) {
            case SchemaOperation.DropColumn drop -> {
                if (scene.existed(drop.table())) {
                    column(drop, scene).ifPresent(say);
                }
            }
            case SchemaOperation.DropTable drop -> {
                if (scene.existed(drop.table())) {
                    table(drop, scene).ifPresent(say);
                }
            }
            default -> {}
        }
    }

    private static Optional<Said> column(SchemaOperation.DropColumn drop, Scene scene) {
        if (comesAgain(scene, drop.table(), drop.column())) {
            return Optional.empty();
        }
        Set<ColumnName> others = dropped(scene, drop.table());
        others.add(drop.column());
        others.addAll(filled(scene, drop.table()));
        Optional<ColumnFacts> gone = scene.table(drop.table()).flatMap(table -> table.column(drop.column()));
        boolean onlyPair = count(scene, drop.table(), SchemaOperation.DropColumn.class) == 0
                && count(scene, drop.table(), SchemaOperation.AddColumn.class) == 1;
        return scene.course()
                .around(SchemaOperation.AddColumn.class, drop.table())
                .limit(MOST_LOOKED_AT)
                .filter(add -> scene.same(add.table(), drop.table())
                        && !others.contains(add.column().name()))
                .flatMap(add -> evidence(drop.column().value(), gone, add.column(), onlyPair).stream()
                        .map(evidence -> said(drop, add.column(), evidence, scene)))
                .findFirst();
    }

    private static boolean comesAgain(Scene scene, TableName table, ColumnName column) {
        return scene.course()
                .around(SchemaOperation.AddColumn.class, table)
                .limit(MOST_LOOKED_AT)
                .anyMatch(add -> add.column().name().equals(column) && scene.same(add.table(), table));
    }

    /** Somebody thought of the values. */
    private static Set<ColumnName> filled(Scene scene, TableName table) {
        return scene.course()
                .around(SchemaOperation.UpdateRows.class, table)
                .limit(MOST_LOOKED_AT)
                .filter(update -> scene.same(update.table(), table))
                .flatMap(update -> update.columns().stream())
                .collect(Collectors.toSet());
    }

    /** Whether the new table takes the old one's name in the end: somebody copied the rows and swaps the two. */
    private static boolean takesName(Scene scene, TableName come, TableName gone) {
        return scene.course()
                .around(SchemaOperation.RenameTable.class, come)
                .anyMatch(rename ->
                        scene.same(rename.table(), come) && rename.newName().equals(gone.name()));
    }

    /** What goes and comes under one name was no other column's before. */
    private static Set<ColumnName> dropped(Scene scene, TableName table) {
        return scene.course()
                .around(SchemaOperation.DropColumn.class, table)
                .limit(MOST_LOOKED_AT)
                .filter(drop -> scene.same(drop.table(), table))
                .map(SchemaOperation.DropColumn::column)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Why the one may be the other; empty when it hardly is. */
    private static Optional<String> evidence(
            String goneName, Optional<ColumnFacts> gone, ColumnSpec come, boolean onlyPair) {
        String name = come.name().value();
        boolean alikeNames = Likeness.shareWord(goneName, name) || Likeness.of(goneName, name) >= MOST_LETTERS;
        Optional<Boolean> sameType = gone.map(column -> normal(column.type()).equals(normal(come.type())));
        if (sameType.isEmpty()) {
            return alikeNames ? Optional.of("the names are alike") : Optional.empty();
        }
        if (!sameType.get()) {
            return Optional.empty();
        }
        if (alikeNames) {
            return Optional.of("the names are alike and the type is the same");
        }
        // A type with a length or precision is hardly the same by chance.
        boolean telling = onlyPair && come.type().contains("(");
        return telling ? Optional.of("no other comes or goes, and the type is the same") : Optional.empty();
    }

    /** How many others of this kind there are around, on this table. */
    private static long count(Scene scene, TableName table, Class<? extends SchemaOperation> kind) {
        return scene.course()
                .around(kind, table)
                .map(SchemaOperation::subject)
                .filter(subject -> subject != null && scene.same(subject, table))
                .limit(2)
                .count();
    }

    private static Said said(SchemaOperation.DropColumn drop, ColumnSpec come, String evidence, Scene scene) {
        String column = Spelling.column(come.name(), scene);
        return Said.of("column " + drop.table() + "." + drop.column() + " goes and " + come.name() + " comes ("
                        + evidence + "): if that is a rename, its values are lost")
                .advice("If it is a rename: add " + come.name() + ", fill it from " + drop.column()
                        + ", and drop the old one in a later release. If it is not: waive this finding and say why.")
                .rewrite("UPDATE " + scene.sql(drop.table()) + " SET " + column + " = "
                        + Spelling.column(drop.column(), scene) + " WHERE " + column + " IS NULL");
    }

    private static Optional<Said> table(SchemaOperation.DropTable drop, Scene scene) {
        List<String> columns = scene.table(drop.table())
                .filter(table -> scene.schema().isListed(drop.table()))
                .map(table ->
                        table.columns().stream().map(c -> c.name().value()).toList())
                .orElse(List.of());
        return scene.course()
                .around(SchemaOperation.CreateTable.class)
                .limit(MOST_LOOKED_AT)
                .filter(create -> !scene.same(create.table(), drop.table())
                        && !create.table().isTemporary()
                        && !takesName(scene, create.table(), drop.table())
                        && alike(drop.table().name(), create.table().name(), columns, create))
                .map(create -> said(drop, create, scene))
                .findFirst();
    }

    private static Said said(SchemaOperation.DropTable drop, SchemaOperation.CreateTable create, Scene scene) {
        Said said = Said.of("table " + drop.table() + " goes and " + create.table()
                        + " comes, which looks alike: if that is a rename, its rows are lost")
                .advice(
                        "If it is a rename: ALTER TABLE … RENAME TO and a view under the old name. If it is not: waive this finding and say why.");
        TableName gone = scene.schema().resolve(drop.table());
        TableName come = scene.schema().resolve(create.table());
        return Objects.equals(gone.schema(), come.schema())
                ? said.rewrite(Spelling.alter(drop.table(), scene) + "RENAME TO "
                        + Spelling.newName(drop.table(), come.name(), scene))
                : said;
    }

    private static boolean alike(String gone, String come, List<String> columns, SchemaOperation.CreateTable create) {
        List<String> now = create.columns().stream().map(c -> c.name().value()).toList();
        if (columns.isEmpty()) {
            return Likeness.of(gone, come) >= MOST_LETTERS;
        }
        long shared = columns.stream().filter(now::contains).count();
        return !now.isEmpty() && shared * 3 >= 2L * Math.max(columns.size(), now.size());
    }

    private static String normal(String type) {
        String text = type.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
        return text.replace("character varying", "varchar")
                .replaceAll("\\bint4\\b|\\binteger\\b", "int")
                .replaceAll("\\bint8\\b", "bigint");
    }
}
