package dev.towpath.engine.postgres.sql;

import java.util.Set;

/** Knows which error handlers of PL/pgSQL also catch a lock that is not given in time, a deadlock, or a cancellation. */
final class LockErrors {
    /** A condition also stands for its class: 55000 catches every 55xxx. */
    private static final Set<String> NAMES = Set.of(
            "others",
            "lock_not_available",
            "object_not_in_prerequisite_state",
            "deadlock_detected",
            "transaction_rollback",
            "query_canceled",
            "operator_intervention");

    private static final Set<String> STATES = Set.of("'55P03'", "'55000'", "'40P01'", "'40000'", "'57014'", "'57000'");

    private LockErrors() {}

    /** Goes over the conditions up to THEN, and tells whether one of them is such an error. */
    static boolean caughtBy(CodeWords words) {
        int then = words.find("then");
        boolean caught = false;
        for (int i = words.at(); i < then; i++) {
            String word = words.word(i).text();
            caught |= NAMES.contains(PostgresNames.fold(word)) || STATES.contains(word);
        }
        words.moveTo(then);
        return caught;
    }
}
