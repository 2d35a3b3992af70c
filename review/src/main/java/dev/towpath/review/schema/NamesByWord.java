package dev.towpath.review.schema;

import dev.towpath.model.name.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Names by the words they are, so that looking for them in a text costs no more than the words of the text. */
final class NamesByWord {
    private final Map<String, Set<TableName>> byWord = new HashMap<>();
    /** Those that are not one word, which only a search of the text finds. */
    private final Set<TableName> odd = new HashSet<>();

    void add(TableName name) {
        if (Mentions.isWord(name.name())) {
            byWord.computeIfAbsent(word(name), word -> new HashSet<>()).add(name);
        } else {
            odd.add(name);
        }
    }

    void remove(TableName name) {
        odd.remove(name);
        Set<TableName> same = byWord.get(word(name));
        if (same != null) {
            same.remove(name);
            if (same.isEmpty()) {
                byWord.remove(word(name));
            }
        }
    }

    void clear() {
        byWord.clear();
        odd.clear();
    }

    /** Those that a text may be about; its words are only looked for when there are names. */
    Set<TableName> mentionedIn(String text) {
        return byWord.isEmpty() && odd.isEmpty() ? new TreeSet<>() : mentionedIn(Mentions.of(text));
    }

    /** Those that a text may be about. */
    Set<TableName> mentionedIn(Mentions mentions) {
        Set<TableName> found = new TreeSet<>();
        if (byWord.isEmpty() && odd.isEmpty()) {
            return found;
        }
        for (String word : mentions.words().size() < byWord.size() ? mentions.words() : byWord.keySet()) {
            if (mentions.words().contains(word)) {
                found.addAll(byWord.getOrDefault(word, Set.of()));
            }
        }
        boolean all = odd.size() > Mentions.MOST_SEARCHES;
        for (TableName name : odd) {
            if (all || mentions.has(name.name())) {
                found.add(name);
            }
        }
        return found;
    }

    private static String word(TableName name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
