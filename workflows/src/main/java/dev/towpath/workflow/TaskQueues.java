package dev.towpath.workflow;

/** Names of task queues: one per database, so that its workers run beside it and their slots are its budget. */
public final class TaskQueues {
    private TaskQueues() {}

    /** The queue of a database's workers. */
    public static String of(String database) {
        return "towpath-" + database;
    }
}
