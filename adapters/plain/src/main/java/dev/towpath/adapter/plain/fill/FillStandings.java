package dev.towpath.adapter.plain.fill;

import dev.towpath.adapter.spi.HistoryView;
import dev.towpath.adapter.spi.HistoryView.Entry;
import dev.towpath.model.changeset.Changelog;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How fills stand against their history. What has run may be deleted, or live in another folder; it may not be changed,
 * and nothing may be put before it, because the rows are no longer those that it would find.
 */
final class FillStandings {
    private FillStandings() {}

    /** @param applied the checksums of those that have run, by name */
    static HistoryView of(Changelog changelog, SortedMap<String, String> applied) {
        List<Entry> entries = new ArrayList<>();
        List<ChangesetId> pending = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        SortedMap<String, String> gone = new TreeMap<>(applied);
        String last = lastApplied(changelog, applied);
        boolean late = last != null;
        for (Changeset changeset : changelog.changesets()) {
            String name = changeset.id().key();
            String ran = gone.remove(name);
            boolean edited = ran != null && !ran.equals(changeset.checksum());
            late = late && !name.equals(last);
            if (edited) {
                problems.add(changeset.content().file() + " was changed after it had run, and will not run again."
                        + " Take the change back, and write what is left to do in a new file.");
            } else if (ran == null) {
                pending.add(changeset.id());
                if (late) {
                    problems.add(changeset.content().file() + " comes before " + last
                            + ", which has run already. Give it a later name.");
                }
            }
            entries.add(new Entry(
                    changeset.id(), changeset.description(), edited ? "Edited" : ran == null ? "Pending" : "Applied"));
        }
        gone.keySet()
                .forEach(name -> entries.add(new Entry(ChangesetId.of(name), FillFile.TITLE, "Applied, file gone")));
        return new HistoryView(entries, pending, problems);
    }

    /** The last of those that are still here. */
    private static @Nullable String lastApplied(Changelog changelog, SortedMap<String, String> applied) {
        String last = null;
        for (Changeset changeset : changelog.changesets()) {
            if (applied.containsKey(changeset.id().key())) {
                last = changeset.id().key();
            }
        }
        return last;
    }
}
