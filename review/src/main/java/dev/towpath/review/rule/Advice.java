package dev.towpath.review.rule;

import java.util.List;

/** What to do about a finding, where its rule leaves it to how the action is treated. */
final class Advice {
    private Advice() {}

    static String of(RuleInfo rule, Scene scene) {
        return switch (scene.treatment()) {
            case Treatment.Rewritten ignored -> "Towpath runs this instead; run by hand, write it so.";
            case Treatment.InChunks ignored ->
                "Towpath runs it in chunks along the primary key, each committed by itself. By hand: one key range after the other.";
            case Treatment.Blocking blocking ->
                blocking.small()
                        ? "The table is small: it runs as written, bounded."
                        : Sentences.of(blocking.reason()) + " " + blocking.advice();
            case Treatment.Held ignored ->
                "It belongs to the contract phase, when no application uses it any more: the plan stops before this changeset.";
            case Treatment.Refused refused -> refused.reason();
            case Treatment.AsWritten ignored ->
                rule.kind() == RuleKind.LOCK || rule.kind() == RuleKind.TRANSACTION
                        ? "Towpath bounds how long it waits for the lock and how long it holds it, and tries again. By hand: SET lock_timeout first."
                        : "See towpath explain " + rule.id() + ".";
        };
    }

    static List<String> rewrite(Scene scene) {
        return scene.treatment() instanceof Treatment.Rewritten rewritten ? rewritten.statements() : List.of();
    }
}
