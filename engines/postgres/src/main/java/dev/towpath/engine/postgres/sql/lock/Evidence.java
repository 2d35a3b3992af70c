package dev.towpath.engine.postgres.sql.lock;

/**
 * How a row is known.
 *
 * @param page the manual's page that says so, as it is called in the server's documentation; empty when none does
 * @param measured the versions on which the locks were read from a server; empty when none
 */
record Evidence(String page, String measured) {
    static final Evidence NONE = new Evidence("", "");

    /** Whether nobody has shown it. */
    boolean isMissing() {
        return page.isEmpty() && measured.isEmpty();
    }
}
