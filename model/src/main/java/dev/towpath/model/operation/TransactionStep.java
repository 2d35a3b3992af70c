package dev.towpath.model.operation;

import java.util.List;
import java.util.Locale;

/** What a statement that steers transactions does to the one it stands in. */
public enum TransactionStep {
    BEGIN("BEGIN"),
    /** Also {@code END}. */
    COMMIT("COMMIT"),
    /** Ends one transaction and begins the next. */
    COMMIT_AND_CHAIN("COMMIT AND CHAIN"),
    /** Also {@code ABORT}. */
    ROLLBACK("ROLLBACK"),
    ROLLBACK_AND_CHAIN("ROLLBACK AND CHAIN"),
    /** Takes back what was done since a savepoint; the transaction goes on. */
    ROLLBACK_TO("ROLLBACK TO SAVEPOINT"),
    SAVEPOINT("SAVEPOINT"),
    RELEASE("RELEASE SAVEPOINT"),
    /** First half of a commit in two phases: the session is rid of the transaction, the server is not. */
    PREPARE("PREPARE TRANSACTION"),
    /** Throws away what the session holds. */
    DISCARD("DISCARD"),
    /** Steers a transaction that is not the session's: second half of a commit in two phases. */
    OTHER("two-phase commit");

    private final String words;

    TransactionStep(String words) {
        this.words = words;
    }

    /**
     * What a statement of these words does.
     *
     * @param words of the statement, without comments, in any case
     */
    public static TransactionStep of(List<String> words) {
        List<String> all =
                words.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
        String second = all.size() > 1 ? all.get(1) : "";
        return switch (all.isEmpty() ? "" : all.getFirst()) {
            case "BEGIN" -> BEGIN;
            case "START" -> second.equals("TRANSACTION") ? BEGIN : OTHER;
            case "COMMIT", "END" -> second.equals("PREPARED") ? OTHER : chains(all) ? COMMIT_AND_CHAIN : COMMIT;
            case "ABORT" -> chains(all) ? ROLLBACK_AND_CHAIN : ROLLBACK;
            case "ROLLBACK" -> {
                if (second.equals("PREPARED")) {
                    yield OTHER;
                }
                boolean toSavepoint =
                        second.equals("TO") || (all.size() > 2 && all.get(2).equals("TO"));
                yield toSavepoint ? ROLLBACK_TO : chains(all) ? ROLLBACK_AND_CHAIN : ROLLBACK;
            }
            case "SAVEPOINT" -> SAVEPOINT;
            case "RELEASE" -> RELEASE;
            case "PREPARE" -> PREPARE;
            case "DISCARD" -> DISCARD;
            default -> OTHER;
        };
    }

    private static boolean chains(List<String> words) {
        int chain = words.indexOf("CHAIN");
        return chain > 0 && !words.get(chain - 1).equals("NO");
    }

    /** Whether a transaction is open behind it that was not before. */
    public boolean begins() {
        return this == BEGIN || this == COMMIT_AND_CHAIN || this == ROLLBACK_AND_CHAIN;
    }

    /** Whether the transaction before it is over for the session, one way or the other. */
    public boolean ends() {
        return commits() || rollsBack() || this == PREPARE;
    }

    /** Whether what was done in the transaction stays. */
    public boolean commits() {
        return this == COMMIT || this == COMMIT_AND_CHAIN;
    }

    /** Whether all that was done in the transaction is taken back. */
    public boolean rollsBack() {
        return this == ROLLBACK || this == ROLLBACK_AND_CHAIN;
    }

    /** How SQL calls it, for people. */
    public String words() {
        return words;
    }
}
