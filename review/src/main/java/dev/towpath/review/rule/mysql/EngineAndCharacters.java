package dev.towpath.review.rule.mysql;

import dev.towpath.engine.spi.sql.Dialect.TypeFamily;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.Assignment;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TableChange;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Engines without transactions, character sets that leave characters out, definers, and dates that are none. */
final class EngineAndCharacters implements Rule {
    private static final RuleInfo INFO = Rules.mysql(
            "mysql-engine-charset-autoinc-definer",
            "an engine, character set, definer or zero date to think about",
            RuleKind.ADVICE,
            Severity.INFO);
    private static final Pattern DEFINER = Pattern.compile("(?is)^\\s*create\\b.{0,200}?\\bdefiner\\s*=");
    private static final Pattern CHARACTERS =
            Pattern.compile("(?i)\\b(?:character\\s+set|charset|collate)\\b\\s*=?\\s*['\"`]?([a-z0-9]+)");
    /** A moment whose month or day is none. The year may be 0. */
    private static final Pattern ZERO_DATE = Pattern.compile("^'?(?:\\d{4}-(?:00-\\d\\d|\\d\\d-00)\\b.*|0+'?)$");

    /** They hold every character, or are not about characters. */
    private static final Set<String> FULL =
            Set.of("utf8mb4", "utf16", "utf16le", "utf32", "gb18030", "binary", "default");

    private static final Set<String> ENGINE = Set.of("default_storage_engine", "storage_engine");
    private static final Set<TypeFamily> MOMENTS =
            Set.of(TypeFamily.DATE, TypeFamily.TIMESTAMP, TypeFamily.TIMESTAMP_WITH_ZONE);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        switch (scene.operation()) {
            case SchemaOperation.AlterTable alter -> option(alter, scene, say);
            case SchemaOperation.CreateTable create -> {
                String ofTable = ofTable(scene);
                columns(create.table(), create.columns(), ofTable, say);
                create.columns().forEach(column -> zeroDate(create.table(), column, scene, say));
            }
            case SchemaOperation.AddColumn add -> {
                columns(add.table(), List.of(add.column()), null, say);
                zeroDate(add.table(), add.column(), scene, say);
            }
            case SchemaOperation.RedefineColumn redefine -> {
                // What it had before, it is not told again.
                String before = Alters.before(redefine, scene)
                        .map(column -> column.attributes().get("character set"))
                        .orElse(null);
                columns(redefine.table(), List.of(redefine.spec()), before, say);
                zeroDate(redefine.table(), redefine.spec(), scene, say);
            }
            case SchemaOperation.CreateObject create -> {
                definer(create, scene, say);
                if (create.object() == ObjectKind.SCHEMA) {
                    database(create.name(), scene, say);
                }
            }
            case SchemaOperation.AlterObject alter -> {
                if (alter.object() == ObjectKind.SCHEMA) {
                    database(alter.name(), scene, say);
                }
            }
            case SchemaOperation.SessionSetting setting -> engine(setting.assigns(), say);
            default -> {}
        }
    }

    private static void option(SchemaOperation.AlterTable alter, Scene scene, Consumer<Said> say) {
        TableName table = alter.table();
        if (alter.change() == TableChange.ENGINE
                && !alter.action().toLowerCase(Locale.ROOT).contains("innodb")) {
            say.accept(Said.of("table " + table + " is not kept by InnoDB (" + alter.action()
                            + "): no transactions, no online changes, and a crash may lose rows")
                    .advice("Use InnoDB.")
                    .as(Severity.WARNING));
        }
        boolean converts = alter.change() == TableChange.CONVERT_CHARACTER_SET;
        if (!converts && alter.change() != TableChange.CHARACTER_SET) {
            return;
        }
        String set = characterSet(alter.action());
        if (set != null && !FULL.contains(set)) {
            if (!converts && !alter.equals(firstOfSet(set, scene))) {
                return; // COLLATE says it once more.
            }
            say.accept(Said.of("texts of " + table + " cannot hold every character (" + alter.action()
                            + "), and comparing them with utf8mb4 texts uses no index")
                    .advice("Use utf8mb4."));
        } else if (set != null && !converts && leavesTexts(table, set, scene)) {
            say.accept(Said.of("the new default of " + table + " (" + alter.action()
                            + ") holds for columns added from now on: texts that are there keep their character set and"
                            + " collation")
                    .advice(
                            "CONVERT TO CHARACTER SET changes them too, and copies the table; or MODIFY the columns that"
                                    + " are meant."));
        }
    }

    /** The first option of the statement that names this character set. */
    private static @Nullable SchemaOperation firstOfSet(String set, Scene scene) {
        return scene.statement().actions().stream()
                .map(action -> action.operation())
                .filter(operation -> operation instanceof SchemaOperation.AlterTable alter
                        && alter.change() == TableChange.CHARACTER_SET
                        && set.equals(characterSet(alter.action())))
                .findFirst()
                .orElse(null);
    }

    /** Whether a table that was there before may have texts of another character set. */
    private static boolean leavesTexts(TableName table, String set, Scene scene) {
        if (Alters.declares(scene) || !scene.existed(table)) {
            return false;
        }
        if (!scene.schema().isListed(table)) {
            return true;
        }
        return scene.table(table).stream()
                .flatMap(facts -> facts.columns().stream())
                .map(ColumnFacts::attributes)
                .anyMatch(attributes -> attributes.containsKey("character set")
                        && !attributes.get("character set").equals(set));
    }

    /** The character set a new table declares for all its columns, or null. */
    private static @Nullable String ofTable(Scene scene) {
        return scene.statement().actions().stream()
                .map(action -> action.operation())
                .filter(SchemaOperation.AlterTable.class::isInstance)
                .map(SchemaOperation.AlterTable.class::cast)
                .filter(alter -> alter.change() == TableChange.CHARACTER_SET)
                .flatMap(alter -> Stream.ofNullable(characterSet(alter.action())))
                .findFirst()
                .orElse(null);
    }

    /** One finding for all columns of a table that say so themselves. */
    private static void columns(TableName table, List<ColumnSpec> columns, @Nullable String known, Consumer<Said> say) {
        List<ColumnSpec> limited = columns.stream()
                .filter(column -> {
                    String set = column.attributes().get("character set");
                    return set != null && !FULL.contains(set) && !set.equals(known);
                })
                .toList();
        if (!limited.isEmpty()) {
            String names = String.join(
                    ", ", limited.stream().map(column -> column.name().value()).toList());
            String set = limited.getFirst().attributes().getOrDefault("character set", "");
            say.accept(Said.of("texts of " + table + " (" + names
                            + ") cannot hold every character: their character set is " + set
                            + ", and comparing them with utf8mb4 texts may use no index")
                    .advice(
                            set.equals("ascii")
                                    ? "Keep it for codes and keys that are compared with their like only; else use utf8mb4."
                                    : "Use utf8mb4."));
        }
    }

    private static void database(TableName database, Scene scene, Consumer<Said> say) {
        String set = characterSet(scene.statement().statement().sql());
        if (set != null && !FULL.contains(set)) {
            say.accept(Said.of("texts of tables that database " + database + " gets from now on cannot hold every"
                            + " character (" + set + ")")
                    .advice("Use utf8mb4."));
        }
    }

    private static void engine(@Nullable Assignment assigns, Consumer<Said> say) {
        if (assigns == null || !ENGINE.contains(assigns.name())) {
            return;
        }
        String engine = assigns.value();
        if (engine != null && !engine.toLowerCase(Locale.ROOT).contains("innodb")) {
            say.accept(Said.of("tables made from here on are not kept by InnoDB (" + assigns.name() + " = " + engine
                            + "): no transactions, no online changes, and a crash may lose rows")
                    .advice("Leave InnoDB the default.")
                    .as(Severity.WARNING));
        }
    }

    private static @Nullable String characterSet(String text) {
        Matcher names = CHARACTERS.matcher(text);
        return names.find() ? names.group(1).toLowerCase(Locale.ROOT) : null;
    }

    private static void zeroDate(TableName table, ColumnSpec column, Scene scene, Consumer<Said> say) {
        String value = column.defaultValue().expression();
        if (value != null
                && MOMENTS.contains(scene.dialect().family(column.type()))
                && ZERO_DATE.matcher(value).matches()) {
            say.accept(Said.of("the default of " + table + "." + column.name() + " is " + value
                            + ", which is no date: strict servers refuse it, and drivers cannot read it")
                    .advice("Use NULL."));
        }
    }

    private static void definer(SchemaOperation.CreateObject create, Scene scene, Consumer<Said> say) {
        if (DEFINER.matcher(scene.statement().statement().sql()).find()) {
            say.accept(Said.of("this " + create.object().display() + " " + create.name()
                            + " names its definer: where that user is missing it fails when used, and else it runs with"
                            + " that user's rights")
                    .advice("Leave DEFINER out, or write SQL SECURITY INVOKER."));
        }
    }
}
