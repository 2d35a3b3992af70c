package dev.towpath.review.rule;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says about an action. What it leaves open follows from how the action is treated.
 *
 * @param message what happens, on which object, who waits
 * @param advice what to do, or null for what follows from the treatment
 * @param rewrite statements that do it better; empty for those Towpath runs instead
 * @param severity how serious, or null for what follows from the rule and the treatment
 * @param table what it is mainly about, or null for the action's subject
 * @param settled whether Towpath's way of running it answers the concern, whatever the treatment says
 */
public record Said(
        String message,
        @Nullable String advice,
        List<String> rewrite,
        @Nullable Severity severity,
        @Nullable TableName table,
        boolean settled) {
    public Said {
        rewrite = List.copyOf(rewrite);
    }

    /** Only a message. */
    public static Said of(String message) {
        return new Said(message, null, List.of(), null, null, false);
    }

    /** With this advice. */
    public Said advice(String text) {
        return new Said(message, text, rewrite, severity, table, settled);
    }

    /** With these statements instead. */
    public Said rewrite(String... statements) {
        return new Said(message, advice, List.of(statements), severity, table, settled);
    }

    /** Exactly this serious. */
    public Said as(Severity exactly) {
        return new Said(message, advice, rewrite, exactly, table, settled);
    }

    /** About this table. */
    public Said about(TableName name) {
        return new Said(message, advice, rewrite, severity, name, settled);
    }

    /** Nothing that Towpath would run into. */
    public Said settledByTowpath() {
        return new Said(message, advice, rewrite, severity, table, true);
    }
}
