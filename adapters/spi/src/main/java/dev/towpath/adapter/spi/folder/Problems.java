package dev.towpath.adapter.spi.folder;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a project, so that people repair it in one go. */
public final class Problems {
    /** A project with thousands of bad files gives a message people still read. */
    private static final int SHOWN = 50;

    private final List<String> found = new ArrayList<>();

    /** An empty collection. */
    public Problems() {}

    /** Notes what is wrong, where, and what to do. */
    public void add(String problem) {
        found.add(problem);
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** What was noted, in order. */
    public List<String> all() {
        return List.copyOf(found);
    }

    /** Throws all problems as one failure below this headline, when there are any. */
    public void throwIfAny(ErrorCode code, String headline) {
        if (found.isEmpty()) {
            return;
        }
        if (found.size() == 1) {
            throw new TowpathException(code, headline + ": " + found.getFirst());
        }
        StringBuilder message =
                new StringBuilder(headline).append(", ").append(found.size()).append(" problems:");
        found.stream().limit(SHOWN).forEach(problem -> message.append("\n- ").append(problem));
        if (found.size() > SHOWN) {
            message.append("\n- and ").append(found.size() - SHOWN).append(" more");
        }
        throw new TowpathException(code, message.toString());
    }
}
