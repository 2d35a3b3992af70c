package dev.towpath.adapter.spi;

import dev.towpath.model.changeset.ChangesetId;
import java.util.List;

/**
 * The changelog against the history.
 *
 * @param entries every changeset of the changelog, and every record whose file is gone, in the tool's order
 * @param pending what the tool would run now, in the order it would run it
 * @param problems why the tool itself would refuse to go on (an edited file, a failed record, a late version …), for
 *     people, each with what to do next; empty when it would not refuse
 */
public record HistoryView(List<Entry> entries, List<ChangesetId> pending, List<String> problems) {
    public HistoryView {
        entries = List.copyOf(entries);
        pending = List.copyOf(pending);
        problems = List.copyOf(problems);
    }

    /**
     * One line of the view.
     *
     * @param state the tool's own word for it, for example {@code Pending} or {@code Out of Order}
     */
    public record Entry(ChangesetId id, String description, String state) {}
}
