package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.NewerSyntax;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.operation.CodePart;
import dev.towpath.model.operation.SchemaOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;

/** Finds what a statement has that older servers cannot read. By its words, so that what does not parse is looked at too. */
final class SyntaxAges {
    /** What is longer holds rows. */
    private static final int MAX_LENGTH = 64 * 1024;

    private SyntaxAges() {}

    static List<NewerSyntax> newer(Understanding understanding, ServerVersion target) {
        if (SyntaxAge.ALL.stream().allMatch(age -> target.atLeast(age.since()))) {
            return List.of();
        }
        List<NewerSyntax> found = new ArrayList<>();
        Statement statement = understanding.statement();
        look(statement.sql(), target, statement::at, found);
        if (understanding instanceof Understanding.Understood read) {
            read.actions().forEach(action -> {
                if (action.operation() instanceof SchemaOperation.Block block) {
                    for (CodePart part : block.does()) {
                        look(part.sql(), target, at -> statement.at(part.offset()), found);
                    }
                }
            });
        }
        return found.stream().distinct().toList();
    }

    private static void look(
            String sql, ServerVersion target, IntFunction<SourcePosition> position, List<NewerSyntax> found) {
        if (sql.length() > MAX_LENGTH) {
            return;
        }
        Spelled spelled = Spelled.of(sql);
        for (SyntaxAge age : SyntaxAge.ALL) {
            if (target.atLeast(age.since())) {
                continue;
            }
            Matcher matcher = age.pattern().matcher(spelled.text());
            if (matcher.find()) {
                found.add(new NewerSyntax(
                        age.syntax(),
                        age.since(),
                        position.apply(spelled.offset(matcher.start(1))),
                        "https://www.postgresql.org/docs/" + age.since() + "/release-" + age.since() + ".html"));
            }
        }
    }

    /**
     * A statement as its words in upper case with one blank between them; quoted names and literals only as their marks.
     *
     * @param starts where each word begins in the text
     */
    private record Spelled(String text, List<Integer> starts, Words words) {
        static Spelled of(String sql) {
            Words words = Words.of(sql);
            StringBuilder text = new StringBuilder();
            List<Integer> starts = new ArrayList<>();
            for (Words.Word word : words.all()) {
                starts.add(text.length());
                text.append(
                                switch (word.kind()) {
                                    case QUOTED_NAME -> "\"\"";
                                    case STRING, DOLLAR_STRING -> "''";
                                    default -> word.text().toUpperCase(Locale.ROOT);
                                })
                        .append(' ');
            }
            return new Spelled(text.toString(), starts, words);
        }

        int offset(int at) {
            int word = 0;
            while (word + 1 < starts.size() && starts.get(word + 1) <= at) {
                word++;
            }
            return words.all().get(word).start();
        }
    }
}
