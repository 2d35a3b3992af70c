package dev.towpath.review.rule;

import java.util.List;

/** What to do about a finding, where its rule leaves it to how the action is treated. */
final class Advice {
    /** Nothing runs on MySQL yet. */
    private static final String BY_HAND =
            "SET lock_wait_timeout = 2 first, and repeat when it strikes: behind one long query everybody waits.";

    private Advice() {}

    static String of(RuleInfo rule, Scene scene) {
        boolean mysql = scene.engine().equals("mysql");
        return switch (scene.treatment()) {
            case Treatment.Rewritten ignored ->
                mysql
                        ? "Write it so: then the server refuses rather than doing more than it must."
                        : "Towpath runs this instead; run by hand, write it so.";
            case Treatment.InChunks ignored ->
                mysql
                        ? "Run it in short pieces, one range of the primary key after the other, each committed by itself."
                        : "Towpath runs it in chunks along the primary key, each committed by itself. By hand: one key range after the other.";
            case Treatment.Blocking blocking ->
                blocking.small()
                        ? "The table is small: it runs as written, bounded."
                        : Sentences.of(blocking.reason()) + " " + blocking.advice();
            case Treatment.Held ignored ->
                "It belongs to the contract phase, when no application uses it any more: the plan stops before this changeset.";
            case Treatment.Refused refused -> refused.reason();
            case Treatment.AsWritten ignored ->
                rule.kind() == RuleKind.LOCK || rule.kind() == RuleKind.TRANSACTION
                        ? mysql
                                ? BY_HAND
                                : "Towpath bounds how long it waits for the lock and how long it holds it, and tries again. By hand: SET lock_timeout first."
                        : "See towpath explain " + rule.id() + ".";
        };
    }

    static List<String> rewrite(Scene scene) {
        return scene.treatment() instanceof Treatment.Rewritten rewritten ? rewritten.statements() : List.of();
    }
}
