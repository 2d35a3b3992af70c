package dev.towpath.review.rule.transaction;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TransactionStep;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Treatment;
import java.util.function.Consumer;

/** A file that steers transactions which the tool steers already, or begins one and never ends it. */
final class NestedOrOwnTransaction implements Rule {
    private static final RuleInfo INFO = Rules.info(
            "nested-or-own-transaction",
            "steers a transaction the tool steers already",
            RuleKind.TRANSACTION,
            Severity.WARNING);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (!(scene.operation() instanceof SchemaOperation.TransactionControl control)) {
            return;
        }
        TransactionStep step = control.step();
        boolean open = isOpen(scene);
        if (!step.begins() && !step.ends()) {
            return;
        }
        if (scene.course().wrapping().holdsTransaction()) {
            Said said = Said.of("a " + step.words() + " in a file that the tool runs in a transaction: " + nested(step))
                    .advice("Remove it, or tell the tool not to wrap this file.");
            say.accept(scene.treatment() instanceof Treatment.Refused ? said.as(Severity.ERROR) : said);
        } else if (step.ends() && !open) {
            say.accept(Said.of("no transaction is open here: this does nothing, or ends what somebody else began")
                    .advice("Remove it, or add the BEGIN that is missing."));
        } else if (step == TransactionStep.BEGIN && open) {
            say.accept(Said.of("a transaction is open already: this one does nothing, and the next COMMIT ends both")
                    .advice("Remove it."));
        } else if (step.begins() && !isEnded(scene)) {
            say.accept(Said.of(
                            "the transaction that begins here is never committed: everything after it is lost when the session ends")
                    .advice("Add the COMMIT.")
                    .as(Severity.ERROR));
        }
    }

    /** What comes of it inside of the tool's own transaction. */
    private static String nested(TransactionStep step) {
        if (step.commits()) {
            return "what stands above is committed without the tool's record of it, and what stands below is not protected";
        }
        if (step.rollsBack()) {
            return "what stands above is taken back, and the tool records the file as done all the same";
        }
        return step == TransactionStep.PREPARE
                ? "what stands above is neither done nor undone, and keeps its locks until somebody sends COMMIT PREPARED"
                : "it does nothing, or begins a second one that nobody ends";
    }

    private static boolean isOpen(Scene scene) {
        return scene.course()
                .latest(SchemaOperation.TransactionControl.class)
                .map(SchemaOperation.TransactionControl::step)
                .filter(step -> step.begins() || step.ends())
                .findFirst()
                .filter(TransactionStep::begins)
                .isPresent();
    }

    private static boolean isEnded(Scene scene) {
        return scene.course()
                .later(SchemaOperation.TransactionControl.class)
                .anyMatch(control -> control.step().ends());
    }
}
