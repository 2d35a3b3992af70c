package dev.towpath.engine.postgres.sql.lock;

/** Whether the server runs an operation inside a transaction block. */
enum InTransaction {
    YES("yes"),
    NO("no"),
    /** The operation does not tell; words of the statement do. */
    BY_ITS_WORDS("depends on its options"),
    /** It begins or ends transactions. */
    STEERS("steers it");

    private final String text;

    InTransaction(String text) {
        this.text = text;
    }

    /** For people. */
    String text() {
        return text;
    }
}
