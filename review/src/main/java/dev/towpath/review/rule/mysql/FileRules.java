package dev.towpath.review.rule.mysql;

import static dev.towpath.review.rule.RuleKind.ADVICE;
import static dev.towpath.review.rule.RuleKind.TRANSACTION;
import static dev.towpath.review.rule.Rules.mysql;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.TransactionNeed;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.SchemaOperation.AlterTable;
import dev.towpath.model.operation.SchemaOperation.CreateObject;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import dev.towpath.model.operation.TableChange;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file as a whole, and what it makes, should look like. */
public final class FileRules implements RuleSet {
    private static final Pattern DEFINER = Pattern.compile("(?is)^\\s*create\\b.{0,200}?\\bdefiner\\s*=");
    private static final Pattern OLD_CHARACTERS = Pattern.compile("(?i)\\b(utf8|utf8mb3|latin1|ascii|ucs2)\\b");

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public FileRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                mysql(
                        "mysql-implicit-commit",
                        "several statements that each commit",
                        TRANSACTION,
                        Severity.INFO,
                        when(SchemaOperation.class, FileRules::commits)),
                mysql(
                        "mysql-engine-charset-autoinc-definer",
                        "an engine, character set, definer or zero date to think about",
                        ADVICE,
                        Severity.INFO,
                        when(AlterTable.class, FileRules::option),
                        when(CreateTable.class, FileRules::zeroDate),
                        when(CreateObject.class, FileRules::definer)));
    }

    /** Said once, at the second. */
    private static @Nullable Said commits(SchemaOperation operation, Scene scene) {
        if (!scene.first() || scene.statement().transaction() != TransactionNeed.IMPLICIT_COMMIT) {
            return null;
        }
        long before = scene.course().statements().subList(0, scene.course().statement()).stream()
                .filter(FileRules::commitsByItself)
                .limit(2)
                .count();
        return before == 1
                ? Said.of(
                                "each schema change of this file commits by itself: when one fails, those before it stay, and the tool has to be told so by hand")
                        .advice("Write one schema change per file, or one ALTER TABLE with all its parts. Towpath"
                                + " remembers each statement and goes on where it stopped.")
                        .settledByTowpath()
                : null;
    }

    private static boolean commitsByItself(Understanding statement) {
        return statement instanceof Understanding.Understood read
                && read.transaction() == TransactionNeed.IMPLICIT_COMMIT;
    }

    private static @Nullable Said option(AlterTable alter, Scene scene) {
        String text = alter.action().toLowerCase(Locale.ROOT);
        if (alter.change() == TableChange.ENGINE && !text.contains("innodb")) {
            return Said.of("table " + alter.table() + " is not kept by InnoDB (" + alter.action()
                            + "): no transactions, no online changes, and a crash may lose rows")
                    .advice("Use InnoDB.")
                    .as(Severity.WARNING);
        }
        boolean characters =
                alter.change() == TableChange.CHARACTER_SET || alter.change() == TableChange.CONVERT_CHARACTER_SET;
        return characters && OLD_CHARACTERS.matcher(text).find()
                ? Said.of("texts of " + alter.table() + " cannot hold every character (" + alter.action()
                                + "), and comparing them with utf8mb4 texts uses no index")
                        .advice("Use utf8mb4.")
                : null;
    }

    private static @Nullable Said zeroDate(CreateTable create, Scene scene) {
        return create.columns().stream()
                .filter(column -> isZeroDate(column))
                .findFirst()
                .map(column -> Said.of("the default of " + create.table() + "." + column.name()
                                + " is a zero date, which strict servers refuse and drivers cannot read")
                        .advice("Use NULL."))
                .orElse(null);
    }

    private static boolean isZeroDate(ColumnSpec column) {
        String value = column.defaultValue().expression();
        return value != null && value.startsWith("'0000-00-00");
    }

    private static @Nullable Said definer(CreateObject create, Scene scene) {
        return DEFINER.matcher(scene.statement().statement().sql()).find()
                ? Said.of(
                                "this " + create.object().display() + " " + create.name()
                                        + " names its definer: where that user is missing it fails when used, and else it runs with that user's rights")
                        .advice("Leave DEFINER out, or write SQL SECURITY INVOKER.")
                : null;
    }
}
