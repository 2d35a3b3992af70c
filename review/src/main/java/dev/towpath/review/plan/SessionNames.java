package dev.towpath.review.plan;

import dev.towpath.review.schema.Mentions;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names that live in a session and where each was made. Asking costs no more than the words of the statement do. */
final class SessionNames {
    private final Map<String, Integer> madeAt = new HashMap<>();
    private final TreeMap<Integer, SortedSet<String>> byPlace = new TreeMap<>();
    private final Map<String, SortedSet<String>> byLowerCase = new HashMap<>();
    /** Those that are not one word, which only a search of the text finds. */
    private final TreeMap<Integer, SortedSet<String>> odd = new TreeMap<>();

    /** A name and the index of the statement that made it. */
    record Made(String name, int at) {
        private static @Nullable Made earlier(@Nullable Made one, Made other) {
            boolean first =
                    one != null && (one.at < other.at || (one.at == other.at && one.name.compareTo(other.name) <= 0));
            return first ? one : other;
        }
    }

    boolean isEmpty() {
        return madeAt.isEmpty();
    }

    void put(String name, int at) {
        remove(name);
        madeAt.put(name, at);
        byPlace.computeIfAbsent(at, place -> new TreeSet<>()).add(name);
        byLowerCase.computeIfAbsent(lower(name), key -> new TreeSet<>()).add(name);
        if (!Mentions.isWord(name)) {
            odd.computeIfAbsent(at, place -> new TreeSet<>()).add(name);
        }
    }

    /** Whether it was there. */
    boolean remove(String name) {
        Integer at = madeAt.remove(name);
        if (at == null) {
            return false;
        }
        drop(byPlace, at, name);
        drop(byLowerCase, lower(name), name);
        drop(odd, at, name);
        return true;
    }

    /** The one made first, or null. */
    @Nullable
    Made earliest() {
        return first(byPlace);
    }

    private static @Nullable Made first(SortedMap<Integer, SortedSet<String>> places) {
        return places.isEmpty() ? null : new Made(places.firstEntry().getValue().first(), places.firstKey());
    }

    /** The one made first of those that a text mentions, or null. */
    @Nullable
    Made mentioned(Mentions mentions) {
        Made earliest = null;
        for (String word : mentions.words().size() < byLowerCase.size() ? mentions.words() : byLowerCase.keySet()) {
            if (mentions.words().contains(word) && byLowerCase.containsKey(word)) {
                earliest = earliestOf(byLowerCase.getOrDefault(word, new TreeSet<>()), earliest);
            }
        }
        Made odd = oddlyNamed(mentions);
        return odd == null ? earliest : Made.earlier(earliest, odd);
    }

    /** The first of those whose name only a search finds. */
    private @Nullable Made oddlyNamed(Mentions mentions) {
        int searches = 0;
        for (Map.Entry<Integer, SortedSet<String>> place : odd.entrySet()) {
            for (String name : place.getValue()) {
                if (++searches > Mentions.MOST_SEARCHES) {
                    return first(odd);
                }
                if (mentions.has(name)) {
                    return new Made(name, place.getKey());
                }
            }
        }
        return null;
    }

    private @Nullable Made earliestOf(SortedSet<String> names, @Nullable Made known) {
        Made earliest = known;
        for (String name : names) {
            earliest = Made.earlier(earliest, new Made(name, madeAt.getOrDefault(name, 0)));
        }
        return earliest;
    }

    private static <K> void drop(Map<K, SortedSet<String>> index, K key, String name) {
        SortedSet<String> names = index.get(key);
        if (names != null) {
            names.remove(name);
            if (names.isEmpty()) {
                index.remove(key);
            }
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
