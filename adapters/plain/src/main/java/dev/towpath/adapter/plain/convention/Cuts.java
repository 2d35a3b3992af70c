package dev.towpath.adapter.plain.convention;

import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.Script.Replacement;
import java.util.ArrayList;
import java.util.List;

/** Takes a file apart so that what is left still knows where it stood. Cuts come in ascending order. */
final class Cuts {
    private final SqlFile file;
    private final StringBuilder text = new StringBuilder();
    private final List<Replacement> replacements = new ArrayList<>();
    private int done;

    Cuts(SqlFile file) {
        this.file = file;
    }

    /** Leaves this range out. */
    Cuts cut(int from, int to) {
        return replace(from, to, "");
    }

    /** Puts something else in the place of this range. */
    Cuts replace(int from, int to, String instead) {
        if (from < to) {
            text.append(file.text(), done, from);
            replacements.add(new Replacement(text.length(), instead.length(), to - from));
            text.append(instead);
            done = to;
        }
        return this;
    }

    /** What is left. */
    Script script() {
        if (replacements.isEmpty()) {
            return Script.verbatim(file.path(), file.text());
        }
        text.append(file.text(), done, file.text().length());
        done = file.text().length();
        return new Script(file.path(), text.toString(), file.text(), replacements);
    }

    /** Only this range of the file. */
    static Script only(SqlFile file, int from, int to) {
        return new Cuts(file).cut(0, from).cut(to, file.text().length()).script();
    }
}
