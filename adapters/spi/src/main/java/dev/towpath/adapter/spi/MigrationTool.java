package dev.towpath.adapter.spi;

import dev.towpath.model.changeset.Changelog;
import java.nio.file.Path;
import java.util.Map;

/** One migration tool whose projects Towpath can import. Implementations are stateless and thread-safe. */
public interface MigrationTool {
    /** The tool's name on the command line and in plans: lower case, for example {@code flyway}. */
    String name();

    /** Whether this folder looks like a project of the tool. Reads names only, never runs anything. */
    boolean recognises(Path root);

    /**
     * Collects everything of the project that decides its changesets, so that a worker elsewhere can read it without
     * the repository. Secrets (passwords, user names, URLs) stay behind.
     *
     * @param root the folder the user named: the project, or directly the folder of migrations
     * @param overrides settings of the tool that win over its configuration files, by the tool's own names
     * @throws dev.towpath.model.TowpathException {@code CONFIGURATION} when the folder cannot be read, leaves its root
     *     (symbolic links), is too large, or holds an unusable setting; all problems in one message
     */
    ProjectBundle read(Path root, Map<String, String> overrides);

    /**
     * The project's changesets in the order the tool runs them on an empty database. Pure: depends on the arguments
     * only.
     *
     * @throws dev.towpath.model.TowpathException {@code CHANGESET_REFUSED} when a migration cannot be read the way the
     *     tool reads it (duplicate version, missing placeholder, wrong name …); all problems in one message
     */
    Changelog load(ProjectBundle bundle, Target target);

    /** The tool's own record in the target database. */
    ToolHistory history(ProjectBundle bundle, Target target);
}
