package dev.towpath.review.schema;

import java.util.List;

/** How much two states of a list have in common, so that an index over them only looks at what changed. */
final class SharedBeginning {
    private SharedBeginning() {}

    /** How many elements both begin with that are the very same objects. */
    @SuppressWarnings("ReferenceEquality")
    static <T> int length(List<T> before, List<T> after) {
        if (before == after) {
            return before.size();
        }
        int same = 0;
        while (same < before.size() && same < after.size() && before.get(same) == after.get(same)) {
            same++;
        }
        return same;
    }
}
