package dev.towpath.starter.client;

import dev.towpath.workflow.TaskQueues;
import dev.towpath.workflow.client.MigrationMemo;
import dev.towpath.workflow.client.SearchAttributes;
import dev.towpath.workflow.migration.MigrationRequest;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a migration's page shows before the migration has said a word. */
final class Starts {
    /** The server cuts at 200. */
    private static final int SUMMARY_BYTES = 180;

    /** Of 20,000 the server takes. */
    private static final int DETAILS_BYTES = 15_000;

    private static final int BRIEF = 12;

    private Starts() {}

    static WorkflowOptions options(MigrationRequest request) {
        WorkflowOptions.Builder options = WorkflowOptions.newBuilder()
                .setWorkflowId(request.id())
                .setTaskQueue(TaskQueues.of(request.database()))
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                .setMemo(MigrationMemo.of(request))
                .setStaticSummary(summary(request))
                .setStaticDetails(details(request));
        if (request.searchAttributes()) {
            options.setTypedSearchAttributes(io.temporal.common.SearchAttributes.newBuilder()
                    .set(SearchAttributes.DATABASE, request.database())
                    .set(SearchAttributes.PHASE, "prepare")
                    .set(SearchAttributes.STATE, "queued")
                    .set(SearchAttributes.NEEDS_ATTENTION, false)
                    .build());
        }
        return options.build();
    }

    static String summary(MigrationRequest request) {
        int files = request.project().paths().size();
        String last = files == 0 ? "" : ", up to " + request.project().paths().getLast();
        return cut(
                request.database() + ": " + request.project().tool() + ", " + files + (files == 1 ? " file" : " files")
                        + last,
                SUMMARY_BYTES);
    }

    static String details(MigrationRequest request) {
        StringBuilder text = new StringBuilder("Schema migration of **" + plain(request.database())
                + "** with " + plain(request.project().tool()) + ", asked for by " + plain(request.requestedBy())
                + ".\n\nRequest `" + brief(request.digest()) + "`\n\nFiles:\n");
        List<String> paths = request.project().paths();
        for (int i = 0; i < paths.size(); i++) {
            if (text.length() * 3 > DETAILS_BYTES * 2) {
                text.append("- and ").append(paths.size() - i).append(" more\n");
                break;
            }
            text.append("- `").append(paths.get(i).replace('`', '\'')).append("`\n");
        }
        return cut(text.toString(), DETAILS_BYTES);
    }

    /** A name must not turn into Markdown of its own. */
    private static String plain(String text) {
        return text.replaceAll("[\\\\`*_\\[\\]<>|#\\p{Cntrl}]", " ").strip();
    }

    /** The longest beginning of whole characters that fits. */
    static String cut(String text, int bytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return text;
        }
        int end = Math.min(text.length(), bytes);
        while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > bytes - 3) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }

    static String brief(String digest) {
        return digest.length() <= BRIEF ? digest : digest.substring(0, BRIEF);
    }

    static String both(String digest) {
        return digest.isEmpty() ? "an unknown digest" : "digest " + brief(digest) + " (" + digest + ")";
    }
}
