package dev.towpath.review.rule.session;

import static dev.towpath.review.rule.RuleKind.ADVICE;
import static dev.towpath.review.rule.Rules.onRequest;
import static dev.towpath.review.rule.Rules.postgres;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.operation.Assignment;
import dev.towpath.model.operation.SchemaOperation.SessionSetting;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Transactions;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings that are missing, wrong, or do not hold where they are needed. */
public final class SessionRules implements RuleSet {
    private static final Pattern LOCAL = Pattern.compile("^local\\s+", Pattern.CASE_INSENSITIVE);

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public SessionRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                new LockTimeoutMissing(),
                new LockTimeoutBadValue(),
                new LockTimeoutOnConcurrent(),
                postgres(
                        "set-local-outside-tx",
                        "SET LOCAL where no transaction is open does nothing",
                        RuleKind.TRANSACTION,
                        Severity.WARNING,
                        when(SessionSetting.class, SessionRules::local)),
                onRequest(missing(
                        "statement-timeout-missing",
                        "no statement_timeout",
                        "statement_timeout",
                        "nothing ends this statement when it takes too long")),
                onRequest(missing(
                        "idle-timeout-missing",
                        "no idle_in_transaction_session_timeout",
                        "idle_in_transaction_session_timeout",
                        "a client that hangs keeps the locks of this transaction for ever")),
                onRequest(missing(
                        "application-name-missing",
                        "no application_name",
                        "application_name",
                        "whoever looks for the one who blocks sees no name")));
    }

    private static @Nullable Said local(SessionSetting setting, Scene scene) {
        Assignment assigns = setting.assigns();
        return assigns != null
                        && assigns.scope() == Assignment.Scope.TRANSACTION
                        && scene.course().transaction() == Transactions.NONE
                ? Said.of(
                                "SET LOCAL " + assigns.name()
                                        + " holds until the transaction ends, and none is open here: the server warns and nothing is set")
                        .advice(
                                "Write SET without LOCAL, and RESET it afterwards, on a connection that no pooler shares.")
                        .rewrite(lasting(setting, assigns))
                : null;
    }

    /** The same until the session ends. */
    private static String[] lasting(SessionSetting setting, Assignment assigns) {
        String text = setting.setting().strip();
        String rest = LOCAL.matcher(text).replaceFirst("");
        if (!rest.equals(text)) {
            return new String[] {"SET " + rest};
        }
        // set_config, whose text is no SET.
        String value = assigns.value();
        return value == null
                ? new String[] {}
                : new String[] {"SELECT set_config(" + literal(assigns.name()) + ", " + literal(value) + ", false)"};
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static Rule missing(String id, String title, String setting, String why) {
        return new Rule() {
            private final dev.towpath.review.rule.RuleInfo info =
                    dev.towpath.review.rule.Rules.postgres(id, title, ADVICE, Severity.INFO);

            @Override
            public dev.towpath.review.rule.RuleInfo info() {
                return info;
            }

            @Override
            public void check(Scene scene, java.util.function.Consumer<Said> say) {
                if (LockTimeoutMissing.isFirstStrong(scene) && scene.course().setting(setting) == null) {
                    say.accept(Said.of("no " + setting + " is set: " + why)
                            .advice("Set it before the first statement that locks. Towpath sets its own."));
                }
            }
        };
    }
}
