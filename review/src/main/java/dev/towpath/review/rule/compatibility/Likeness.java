package dev.towpath.review.rule.compatibility;

import dev.towpath.model.Nearest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** How alike two names are. */
final class Likeness {
    /** Words that half of all columns end with tell nothing. */
    private static final Set<String> COMMON = Set.of("id", "at", "on", "is", "has", "date", "time", "by", "count");

    private Likeness() {}

    /** Whether they share a word that means something, cut at underscores and capitals. */
    static boolean shareWord(String one, String other) {
        Set<String> shared = words(one);
        shared.retainAll(words(other));
        shared.removeAll(COMMON);
        return !shared.isEmpty();
    }

    private static Set<String> words(String name) {
        String cut = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return new HashSet<>(Arrays.asList(cut.split("[^\\p{L}\\p{N}]+")));
    }

    /** From 0, nothing in common, to 1, equal: by the letters that would have to change. */
    static double of(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int longest = Math.max(a.length(), b.length());
        return longest == 0 ? 1 : 1 - (double) Nearest.distance(a, b) / longest;
    }
}
