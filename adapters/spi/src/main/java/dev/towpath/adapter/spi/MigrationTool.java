package dev.towpath.adapter.spi;

import dev.towpath.model.changeset.Changelog;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One migration tool whose projects Towpath can import. Implementations are stateless and thread-safe. */
public interface MigrationTool {
    /** The tool's name on the command line and in plans: lower case, for example {@code flyway}. */
    String name();

    /** Whether this folder or file looks like a project of the tool. Reads names only, never runs anything. */
    boolean recognises(Path root);

    /** Whether a single file can be a project of the tool; else {@link #recognises} and {@link #read} are given folders only. */
    default boolean takesFiles() {
        return false;
    }

    /** Whether the tool is meant only for what no other tool recognises. */
    default boolean lastResort() {
        return false;
    }

    /** Why projects of this tool can be reviewed but not run, for people; empty for tools that keep a history. */
    default Optional<String> reviewOnly() {
        return Optional.empty();
    }

    /**
     * Collects everything of the project that decides its changesets, so that a worker elsewhere can read it without
     * the repository. Secrets (passwords, user names, URLs) stay behind.
     *
     * @param root the folder the user named: the project, or directly the folder of migrations; or one file, when the tool
     *     takes files
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

    /**
     * The tool's own record in the target database.
     *
     * @throws dev.towpath.model.TowpathException {@code CONFIGURATION} when there is none
     */
    ToolHistory history(ProjectBundle bundle, Target target);
}
