package dev.towpath.starter.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.ExitCode;
import dev.towpath.model.Nearest;
import dev.towpath.model.TowpathException;
import dev.towpath.review.page.RuleText;
import dev.towpath.review.page.RuleTexts;
import dev.towpath.starter.render.JsonDocuments;
import dev.towpath.starter.rule.RulePages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code towpath explain}: what there is to read about rules. */
@Command(
        name = "explain",
        description = "Says what a rule finds, why it hurts and what to do; without a rule, lists them all.")
final class ExplainCommand extends Subcommand {
    private final RuleTexts rules = RulePages.all();

    @Parameters(index = "0", arity = "0..1", paramLabel = "RULE", description = "A rule's id, such as destructive.")
    @Nullable
    String rule;

    ExplainCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    boolean offline() {
        return true;
    }

    @Override
    ExitCode run() {
        if (rule == null) {
            list();
        } else {
            page(found(rule));
        }
        return ExitCode.OK;
    }

    private RuleText found(String named) {
        String id = named.strip().toLowerCase(Locale.ROOT);
        Optional<RuleText> text = rules.of(id);
        return text.orElseThrow(() -> new TowpathException(
                ErrorCode.CONFIGURATION,
                "There is no rule \"" + named + "\"."
                        + Nearest.to(id, rules.ids())
                                .map(near -> " Did you mean \"" + near + "\"?")
                                .orElse(" Run towpath explain to see them all.")));
    }

    private void page(RuleText text) {
        if (json()) {
            print(node(JsonDocuments.document(), text).put("page", text.page()));
        } else {
            print(text.page().lines().toList());
        }
    }

    private void list() {
        List<RuleText> texts =
                rules.ids().stream().map(rules::of).flatMap(Optional::stream).toList();
        if (json()) {
            ObjectNode document = JsonDocuments.document();
            ArrayNode array = document.putArray("rules");
            texts.forEach(text -> node(array.addObject(), text));
            print(document);
            return;
        }
        int widest = rules.ids().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        texts.forEach(
                text -> lines.add(text.id() + " ".repeat(widest + 2 - text.id().length()) + text.title()));
        print(lines);
    }

    private static ObjectNode node(ObjectNode node, RuleText text) {
        return node.put("rule", text.id())
                .put("title", text.title())
                .put("category", text.category())
                .put("why", text.why())
                .put("docs", text.docs());
    }
}
