package dev.towpath.review.plan;

import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.plan.Step;
import dev.towpath.model.plan.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Places the tool's history rows: each after the last step of its changeset and after the rows of all changesets before
 * it, so that the history is at every moment one the tool itself could have left. Where that is the end of a
 * transaction of the same changeset, the row joins it.
 */
final class HistoryRecords {
    private HistoryRecords() {}

    /**
     * The steps with the rows among them.
     *
     * @param changesets in the tool's order
     * @param begun changesets an earlier run began: a step of theirs may be done already, and then no row can join it
     */
    static List<Step> place(List<Step> steps, List<ChangesetId> changesets, Set<ChangesetId> begun) {
        Map<ChangesetId, Integer> last = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            last.put(steps.get(i).changeset(), i);
        }
        Map<Integer, List<ChangesetId>> recordedAfter = new HashMap<>();
        int position = -1;
        for (ChangesetId changeset : changesets) {
            position = Math.max(position, last.getOrDefault(changeset, -1));
            recordedAfter.computeIfAbsent(position, p -> new ArrayList<>()).add(changeset);
        }
        List<Step> placed = new ArrayList<>();
        recordedAfter.getOrDefault(-1, List.of()).forEach(changeset -> placed.add(row(changeset, Phase.DEPLOY)));
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            List<ChangesetId> rows = new ArrayList<>(recordedAfter.getOrDefault(i, List.of()));
            if (step instanceof Step.ExecuteDdl ddl
                    && !rows.isEmpty()
                    && !begun.contains(step.changeset())
                    && rows.getFirst().equals(step.changeset())) {
                rows.removeFirst();
                placed.add(recording(ddl));
            } else {
                placed.add(step);
            }
            rows.forEach(changeset -> placed.add(row(changeset, step.phase())));
        }
        return placed;
    }

    private static Step recording(Step.ExecuteDdl ddl) {
        return new Step.ExecuteDdl(
                ddl.id(),
                ddl.changeset(),
                ddl.phase(),
                ddl.summary(),
                ddl.settings(),
                ddl.statements(),
                ddl.expects(),
                true);
    }

    private static Step row(ChangesetId changeset, Phase phase) {
        return new Step.RecordHistory(
                new StepId(changeset.key() + "/history"), changeset, phase, "record " + changeset + " in the history");
    }
}
