package dev.towpath.adapter.flyway;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong, so that people repair it in one go. */
final class Problems {
    /** A project with thousands of bad files gives a message people still read. */
    private static final int SHOWN = 50;

    private final List<String> found = new ArrayList<>();

    void add(String problem) {
        found.add(problem);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<String> all() {
        return List.copyOf(found);
    }

    void throwIfAny(ErrorCode code, String headline) {
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
