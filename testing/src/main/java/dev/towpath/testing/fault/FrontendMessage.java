package dev.towpath.testing.fault;

/**
 * What the proxy needs to know of one message from a PostgreSQL client.
 *
 * @param type the protocol's type letter
 * @param executes the SQL that this message makes the server execute, empty when it executes none
 */
record FrontendMessage(char type, String executes) {
    /** Whether the server carries out what came before only when a later Sync arrives (the extended protocol). */
    boolean awaitsSync() {
        return "PBDECH".indexOf(type) >= 0;
    }
}
