package dev.towpath.adapter.plain.fill;

import dev.towpath.adapter.plain.fill.Fill.Clause;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.Script.Replacement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the one statement that a fill means. Every character knows where it stands in the file: what the team wrote at
 * its own place, the words between at the key they come from.
 *
 * <p>The text decides the checksum by which an edited file is noticed, so it must stay the same from one version of
 * Towpath to the next.
 */
final class FillScript {
    private final String original;
    private final StringBuilder text = new StringBuilder();
    private final List<Replacement> replacements = new ArrayList<>();
    /** The place in the file behind what was written last. */
    private int place;

    private FillScript(String original) {
        this.original = original;
    }

    static Script of(Fill fill, String file, String original) {
        FillScript script = new FillScript(original);
        switch (fill) {
            case Fill.Update update -> script.update(update);
            case Fill.Delete delete -> script.delete(delete);
            case Fill.Insert insert -> script.insert(insert);
        }
        return new Script(file, script.text + ";\n", original, script.replacements);
    }

    private void update(Fill.Update fill) {
        bare("UPDATE ", fill.update());
        String before = "\nSET ";
        for (Clause assignment : fill.set()) {
            words(before, fill.setKey().offset());
            scalar(assignment.key());
            // In brackets DEFAULT would be a column.
            boolean isDefault = assignment.sql().text().equalsIgnoreCase("DEFAULT");
            words(isDefault ? " = " : " = (", assignment.key().offset());
            scalar(assignment.sql());
            words(isDefault ? "" : ")", assignment.key().offset());
            before = ",\n    ";
        }
        bare("\nFROM ", fill.from());
        enclosed("\nWHERE ", fill.where());
    }

    private void delete(Fill.Delete fill) {
        bare("DELETE FROM ", fill.delete());
        bare("\nUSING ", fill.using());
        enclosed("\nWHERE ", fill.where());
    }

    private void insert(Fill.Insert fill) {
        bare("INSERT INTO ", fill.insert());
        String before = " (";
        for (Scalar column : fill.columns()) {
            words(before, column.offset());
            scalar(column);
            before = ", ";
        }
        words(")", place);
        bare("\n", fill.select());
    }

    private void bare(String words, @Nullable Clause clause) {
        if (clause != null) {
            words(words, clause.key().offset());
            scalar(clause.sql());
        }
    }

    private void enclosed(String words, @Nullable Clause clause) {
        if (clause != null) {
            words(words + "(", clause.key().offset());
            scalar(clause.sql());
            words(")", clause.key().offset());
        }
    }

    private void words(String words, int at) {
        if (!words.isEmpty()) {
            moveTo(at);
            replacements.add(new Replacement(text.length(), words.length(), 0));
            text.append(words);
        }
    }

    private void scalar(Scalar scalar) {
        for (Scalar.Run run : scalar.runs()) {
            if (original.startsWith(run.text(), run.offset())) {
                moveTo(run.offset());
                text.append(run.text());
                place += run.text().length();
            } else {
                words(run.text(), run.offset());
            }
        }
    }

    /** Back, too: the file may have its keys in any order. */
    private void moveTo(int offset) {
        if (offset != place) {
            replacements.add(new Replacement(text.length(), 0, offset - place));
            place = offset;
        }
    }
}
