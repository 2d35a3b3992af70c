package dev.towpath.review.rule.column;

import dev.towpath.engine.spi.sql.Dialect.TypeFamily;
import dev.towpath.model.finding.Severity;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Types that do not behave as their names promise; each engine has its own. */
final class Surprises implements Rule {
    private static final RuleInfo INFO =
            Rules.info("type-advice", "a type with surprises", RuleKind.ADVICE, Severity.INFO);
    private static final Pattern ROUNDED = Pattern.compile("(?i)^timestamp(tz)?\\s*\\(\\s*0\\s*\\).*");
    private static final Pattern ZONED_TIME = Pattern.compile("(?i)^(timetz|time\\s*(\\(\\d\\)\\s*)?with time zone).*");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        boolean mysql = scene.engine().equals("mysql");
        for (DeclaredColumn column : mysql ? MySqlTypes.declared(scene) : DeclaredColumn.of(scene.operation())) {
            Said said = mysql ? MySqlTypes.surprise(column, scene) : surprise(column.ofElement(), scene);
            if (said != null) {
                say.accept(said);
            }
        }
        Said key = mysql ? MySqlTypes.longKey(scene) : null;
        if (key != null) {
            say.accept(key);
        }
    }

    private static @Nullable Said surprise(DeclaredColumn column, Scene scene) {
        String type = column.type().toLowerCase(Locale.ROOT).strip();
        String name = "column " + column.display();
        if (ROUNDED.matcher(type).matches()) {
            return Said.of(name + " rounds to the full second, up as well as down: a moment may lie in the future")
                    .advice("Keep all digits, and cut them with date_trunc on reading.");
        }
        if (ZONED_TIME.matcher(type).matches()) {
            return Said.of(name + " has an offset but no date, so nobody can tell whether daylight saving applies")
                    .advice("Use timestamptz, or time and a column with the zone's name.");
        }
        if (scene.dialect().family(type) == TypeFamily.FLOAT) {
            return Said.of(name + " holds the nearest binary fraction, not the number: sums differ, equality fails")
                    .advice("Use numeric, unless the value is a measurement.");
        }
        return type.equals("oid")
                ? Said.of(name + " may refer to a large object, which no foreign key protects and nobody deletes")
                        .advice("Use bytea, or keep the content outside of the database.")
                : null;
    }
}
