package dev.towpath.review.rule.transaction;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Treatment;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** A file that steers transactions which the tool steers already, or begins one and never ends it. */
final class NestedOrOwnTransaction implements Rule {
    private static final RuleInfo INFO = Rules.info(
            "nested-or-own-transaction",
            "steers a transaction the tool steers already",
            RuleKind.TRANSACTION,
            Severity.WARNING);
    private static final Set<String> BEGINS = Set.of("BEGIN", "START");
    private static final Set<String> ENDS = Set.of("COMMIT", "END", "ROLLBACK", "ABORT");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (!(scene.operation() instanceof SchemaOperation.TransactionControl control)) {
            return;
        }
        String word = word(control);
        boolean wrapped = scene.course().wrapping().holdsTransaction();
        if (wrapped && (BEGINS.contains(word) || ENDS.contains(word))) {
            Said said = Said.of(
                            "a " + word + " in a file that the tool runs in a transaction: "
                                    + (BEGINS.contains(word)
                                            ? "it does nothing, or begins a second one that nobody ends"
                                            : "what stands above is committed without the tool's record of it, and what stands below is not protected"))
                    .advice("Remove it, or tell the tool not to wrap this file.");
            say.accept(scene.treatment() instanceof Treatment.Refused ? said.as(Severity.ERROR) : said);
        } else if (BEGINS.contains(word) && isOpen(scene)) {
            say.accept(Said.of("a transaction is open already: this one does nothing, and the next COMMIT ends both")
                    .advice("Remove it."));
        } else if (ENDS.contains(word) && !isOpen(scene)) {
            say.accept(Said.of("no transaction is open here: this does nothing, or ends what somebody else began")
                    .advice("Remove it, or add the BEGIN that is missing."));
        } else if (BEGINS.contains(word) && !isEnded(scene)) {
            say.accept(Said.of(
                            "the transaction that begins here is never committed: everything after it is lost when the session ends")
                    .advice("Add the COMMIT.")
                    .as(Severity.ERROR));
        }
    }

    private static boolean isOpen(Scene scene) {
        return scene.course()
                .latest(SchemaOperation.TransactionControl.class)
                .map(NestedOrOwnTransaction::word)
                .filter(word -> BEGINS.contains(word) || ENDS.contains(word))
                .findFirst()
                .filter(BEGINS::contains)
                .isPresent();
    }

    private static boolean isEnded(Scene scene) {
        return scene.course()
                .later(SchemaOperation.TransactionControl.class)
                .anyMatch(control -> ENDS.contains(word(control)));
    }

    private static String word(SchemaOperation.TransactionControl control) {
        return control.action().strip().split("\\s+", 2)[0].toUpperCase(Locale.ROOT);
    }
}
