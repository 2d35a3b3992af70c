package dev.towpath.review.rule.column;

import static dev.towpath.review.rule.Rules.onRequest;

import dev.towpath.engine.spi.sql.Dialect.TypeFamily;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import dev.towpath.model.operation.TableTrait;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Types that turn out to be the wrong ones later. */
public final class TypeRules implements RuleSet {
    private static final Pattern LIMITED = Pattern.compile("(?i)^(varchar|character varying)\\s*\\(.*");
    private static final Pattern ROUNDED = Pattern.compile("(?i)^timestamp(tz)?\\s*\\(\\s*0\\s*\\).*");
    private static final Pattern ZONED_TIME = Pattern.compile("(?i)^(timetz|time\\s*(\\(\\d\\)\\s*)?with time zone).*");
    private static final Pattern SERIAL = Pattern.compile("(?i)^\"?(small|big)?serial[248]?\"?$");

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public TypeRules() {}

    /** A rule about one column's type; null for nothing. */
    private record Typed(RuleInfo info, BiFunction<DeclaredColumn, Scene, @Nullable Said> says) implements Rule {
        @Override
        public void check(Scene scene, Consumer<Said> say) {
            for (DeclaredColumn column : DeclaredColumn.of(scene.operation())) {
                Said said = says.apply(column.ofElement(), scene);
                if (said != null) {
                    say.accept(said);
                }
            }
        }
    }

    @Override
    public List<Rule> rules() {
        return List.of(
                typed(
                        "json-not-jsonb",
                        "a json column",
                        (c, s) -> s.dialect().family(c.type()) == TypeFamily.JSON
                                ? "json values of " + c.display()
                                        + " cannot be compared: DISTINCT, GROUP BY and UNION over them fail, and every"
                                        + " read parses the text again"
                                : null,
                        "Use jsonb, unless spaces, the order of keys and doubled keys have to survive."),
                new ShortIntegerKey(),
                onRequest(typed(
                        "prefer-text",
                        "a text with a limit in its type",
                        (c, s) -> LIMITED.matcher(c.type()).matches()
                                ? "the limit of " + c.display()
                                        + " is part of its type, where changing it locks the table"
                                : null,
                        "Use text, and a CHECK of the length where one is needed.")),
                onRequest(typed(
                        "no-char",
                        "a text that is padded",
                        (c, s) -> s.dialect().family(c.type()) == TypeFamily.FIXED_TEXT
                                ? "column " + c.display()
                                        + " is padded with blanks to its length, and compares in surprising ways"
                                : null,
                        "Use text, and a CHECK of the length where one is needed.")),
                onRequest(typed(
                        "prefer-timestamptz",
                        "a moment without time zone",
                        (c, s) -> s.dialect().family(c.type()) == TypeFamily.TIMESTAMP
                                ? "column " + c.display()
                                        + " does not tell which moment it means: that depends on who reads it"
                                : null,
                        "Use timestamptz.")),
                onRequest(typed(
                        "no-money",
                        "money",
                        (c, s) -> s.dialect().family(c.type()) == TypeFamily.MONEY
                                ? "amounts in " + c.display()
                                        + " have no currency, and their text depends on the server's locale"
                                : null,
                        "Use numeric, and a column for the currency.")),
                onRequest(typed(
                        "no-serial",
                        "serial instead of identity",
                        (c, s) -> SERIAL.matcher(c.type()).matches()
                                ? "the sequence behind " + c.display()
                                        + " is an object of its own, with privileges and a default that anybody can change"
                                : null,
                        "Use bigint GENERATED BY DEFAULT AS IDENTITY.")),
                onRequest(new Typed(
                        Rules.postgres("type-advice", "a type with surprises", RuleKind.ADVICE, Severity.INFO),
                        TypeRules::surprise)),
                onRequest(Rules.postgres(
                        "no-inheritance-or-unlogged",
                        "a table with a trait that surprises",
                        RuleKind.ADVICE,
                        Severity.INFO,
                        Rules.when(CreateTable.class, TypeRules::trait))));
    }

    private static Rule typed(
            String id, String title, BiFunction<DeclaredColumn, Scene, @Nullable String> says, String advice) {
        return new Typed(Rules.postgres(id, title, RuleKind.ADVICE, Severity.INFO), (column, scene) -> {
            String message = says.apply(column, scene);
            return message == null ? null : Said.of(message).advice(advice);
        });
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

    private static @Nullable Said trait(CreateTable create, Scene scene) {
        if (create.traits().contains(TableTrait.UNLOGGED)) {
            return Said.of("the rows of unlogged table " + create.table()
                            + " are gone after a crash, and never reach a replica")
                    .advice("Make it a logged table, unless its rows can be made again.");
        }
        return create.traits().contains(TableTrait.INHERITS)
                ? Said.of("keys and foreign keys of the parent do not hold for " + create.table()
                                + ", and queries of the parent find its rows")
                        .advice("Use partitions, or a foreign key.")
                : null;
    }
}
