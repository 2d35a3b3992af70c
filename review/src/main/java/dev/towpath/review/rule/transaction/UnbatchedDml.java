package dev.towpath.review.rule.transaction;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.Chunking;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One statement changes as many rows as there are: they stay locked, and the WAL or binlog grows, until it commits. */
final class UnbatchedDml implements Rule {
    private static final RuleInfo INFO =
            Rules.info("unbatched-dml", "changes many rows in one statement", RuleKind.LOCK, Severity.WARNING);
    /** A comparison with a constant: few rows, as a rule. */
    private static final Pattern POINT =
            Pattern.compile("(?i)(?:^|\\bAND\\b|\\()\\s*[\\w.\"`]+\\s*(?:=\\s*(?:'|\\d|:|\\$)|IN\\s*\\(\\s*(?:'|\\d))");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        switch (scene.operation()) {
            case SchemaOperation.UpdateRows update -> rows(update.table(), update.chunking(), "updates", scene, say);
            case SchemaOperation.DeleteRows delete -> rows(delete.table(), delete.chunking(), "deletes", scene, say);
            case SchemaOperation.InsertQuery insert -> {
                if (insert.chunking() instanceof Chunking.ByKeyRange range && scene.existed(range.driving())) {
                    rows(range.driving(), insert.chunking(), "copies", scene, say);
                }
            }
            default -> {}
        }
    }

    private static void rows(TableName table, Chunking chunking, String does, Scene scene, Consumer<Said> say) {
        if (!scene.existed(table) || scene.isSmall(table)) {
            return;
        }
        String where = condition(chunking);
        boolean point = where != null && POINT.matcher(where).find() && !where.matches("(?is).*\\bOR\\b.*");
        Said said = Said.of(
                "this " + does + " rows of " + table
                        + " in one statement: every row it touched stays locked until the last one is done, replicas lag behind by as much, and a failure at the end undoes all");
        say.accept(point ? said.as(Severity.INFO) : said);
    }

    private static @Nullable String condition(Chunking chunking) {
        return switch (chunking) {
            case Chunking.ByKeyRange range -> range.where();
            case Chunking.Whole ignored -> null;
        };
    }
}
