package dev.towpath.engine.postgres.server;

import dev.towpath.model.ErrorCode;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Tells failures apart by SQLSTATE, never by text. Classes and codes: the manual, appendix "PostgreSQL Error Codes".
 */
final class SqlStates {
    /** Ours: the budget has no permit left. Class TP is not used by the server. */
    static final String NO_PERMIT = "TP001";

    private static final Set<String> LOCKS = Set.of("55P03", "40P01", "40001");
    private static final Set<String> DENIED = Set.of("28000", "28P01", "42501", "3D000");
    /**
     * Shutdown, start-up, disk and memory: they pass, or an operator mends them. Too many connections is 53300, a session
     * that was ended because its client fell silent 25P03.
     */
    private static final Set<String> PASSING = Set.of(
            "25P03", "57P01", "57P02", "57P03", "57P05", "53000", "53100", "53200", "53300", "53400", "25006", "58030");

    /** From the first quote, of any language of the server, to the last: the value may hold quotes of its own. */
    private static final Pattern QUOTED = Pattern.compile("[\"«»„“”].*[\"«»„“”]", Pattern.DOTALL);

    private SqlStates() {}

    static ErrorCode classify(SQLException failure) {
        String state = state(failure);
        if (state == null) {
            return ErrorCode.DATABASE_UNAVAILABLE;
        }
        if (state.equals(NO_PERMIT)) {
            return ErrorCode.BUDGET_EXHAUSTED;
        }
        if (LOCKS.contains(state)) {
            return ErrorCode.LOCK_TIMEOUT;
        }
        if (DENIED.contains(state)) {
            return ErrorCode.ACCESS_DENIED;
        }
        if (state.startsWith("08") || PASSING.contains(state)) {
            return ErrorCode.DATABASE_UNAVAILABLE;
        }
        return ErrorCode.STATEMENT_FAILED;
    }

    /** Whether the server did not let us in at all. */
    static boolean isLogin(SQLException failure) {
        String state = state(failure);
        return state != null && state.startsWith("28");
    }

    /** The state of the failure or of what caused it: a pool wraps what the driver said. */
    private static @Nullable String state(SQLException failure) {
        @Nullable Throwable cause = failure;
        @Nullable String found = null;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                found = sql.getSQLState();
            }
            cause = cause.getCause();
        }
        return found;
    }

    /**
     * What the server said, without DETAIL: that is where it prints rows. Messages of class 22, data exceptions, quote
     * the value itself; it is left out.
     */
    static String explain(SQLException failure) {
        @Nullable Throwable cause = failure;
        @Nullable String said = null;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof PSQLException psql) {
                ServerErrorMessage message = psql.getServerErrorMessage();
                return message == null ? text(psql.getMessage()) : explain(message);
            }
            said = cause.getMessage();
            cause = cause.getCause();
        }
        return text(said);
    }

    private static String explain(ServerErrorMessage message) {
        String state = text(message.getSQLState());
        String said = text(message.getMessage());
        if (state.startsWith("22")) {
            return String.format(Locale.ROOT, "%s [%s]", QUOTED.matcher(said).replaceAll("\"…\""), state);
        }
        String hint = message.getHint() == null ? "" : " (" + message.getHint() + ")";
        return String.format(Locale.ROOT, "%s [%s]%s", said, state, hint);
    }

    private static String text(@Nullable String said) {
        return said == null ? "no answer from the server" : said;
    }
}
