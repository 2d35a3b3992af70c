package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Understood;
import dev.towpath.model.name.TableName;
import dev.towpath.review.schema.Mentions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which statement last drew from which sequence, as far as anybody asks. The questions of a changeset are known before it
 * is walked through, so a statement is only searched for names that somebody will ask for.
 */
final class SequenceDraws {
    /** Lower case to the names as they are asked for. */
    private final Map<String, Set<String>> asked = new HashMap<>();

    private final Set<String> askedOdd = new TreeSet<>();
    private final Map<String, Integer> lastByName = new HashMap<>();
    private final Map<String, Integer> lastByTable = new HashMap<>();
    private @Nullable Integer first;

    SequenceDraws(List<Understanding> statements) {
        for (Understanding statement : statements) {
            if (statement instanceof Understood read) {
                read.session().recalls().forEach(this::ask);
            }
        }
    }

    private void ask(String sequence) {
        if (Mentions.isWord(sequence)) {
            asked.computeIfAbsent(sequence.toLowerCase(Locale.ROOT), key -> new HashSet<>())
                    .add(sequence);
        } else if (!sequence.isEmpty()) {
            askedOdd.add(sequence);
        }
    }

    /** Notes that this statement may have drawn from a sequence. */
    void add(Understanding statement, int at) {
        first = first == null ? at : first;
        if (!(statement instanceof Understood read) || (asked.isEmpty() && askedOdd.isEmpty())) {
            return;
        }
        Mentions mentions = Mentions.of(read.statement().sql());
        for (String word : mentions.words().size() < asked.size() ? mentions.words() : asked.keySet()) {
            if (mentions.words().contains(word)) {
                asked.getOrDefault(word, Set.of()).forEach(sequence -> lastByName.put(sequence, at));
            }
        }
        boolean tooMany = askedOdd.size() > Mentions.MOST_SEARCHES;
        for (String sequence : tooMany ? Set.<String>of() : askedOdd) {
            if (mentions.has(sequence)) {
                lastByName.put(sequence, at);
            }
        }
        SessionBonds.operations(read).forEach(operation -> {
            TableName table = operation.subject();
            if (table != null) {
                lastByTable.put(table.name(), at);
            }
        });
    }

    /** The first statement that may have drawn from any sequence, or null. */
    @Nullable
    Integer first() {
        return first;
    }

    /** The last statement that drew from this sequence, or null when nobody can tell. */
    @Nullable
    Integer last(String sequence) {
        Integer last = lastByName.get(sequence);
        // The server calls the sequence of a column table_column_seq.
        for (int i = sequence.indexOf('_'); i >= 0; i = sequence.indexOf('_', i + 1)) {
            Integer drew = lastByTable.get(sequence.substring(0, i));
            if (drew != null && (last == null || drew > last)) {
                last = drew;
            }
        }
        return last;
    }
}
