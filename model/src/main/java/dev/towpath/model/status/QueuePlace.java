package dev.towpath.model.status;

/**
 * A place in the queue of a database.
 *
 * @param holder the id of the migration that is in
 * @param ahead how many migrations go first, the one that is in included; at least 1
 */
public record QueuePlace(String holder, int ahead) {
    /** Whom one waits behind, for people. */
    public String display() {
        return "behind " + holder + (ahead <= 1 ? "" : " and " + (ahead - 1) + " more");
    }
}
