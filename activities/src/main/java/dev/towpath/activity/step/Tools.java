package dev.towpath.activity.step;

import dev.towpath.activity.WorkerDatabase;
import dev.towpath.activity.project.ProjectPacking;
import dev.towpath.adapter.spi.MigrationTool;
import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.Target;
import dev.towpath.adapter.spi.ToolHistory;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.Changelog;
import dev.towpath.workflow.migration.PackedProject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The migration tools this worker has an adapter for. */
public final class Tools {
    private final Map<String, MigrationTool> byName = new TreeMap<>();

    /** The tools on the class path. */
    public Tools() {
        ServiceLoader.load(MigrationTool.class).forEach(tool -> byName.put(tool.name(), tool));
    }

    /**
     * A project as its tool sees it on one database.
     *
     * @param changelog all its changesets
     * @param history the tool's own record
     */
    public record Project(Changelog changelog, ToolHistory history) {}

    /** Opens a packed project for a database. */
    public Project open(PackedProject packed, WorkerDatabase database, Connection connection) throws SQLException {
        MigrationTool tool = byName.get(packed.tool());
        if (tool == null) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION,
                    "This worker has no adapter for \"" + packed.tool() + "\"; it has " + byName.keySet() + ".");
        }
        ProjectBundle bundle = ProjectPacking.unpack(packed);
        Target target = new Target(
                database.engine().name(),
                database.server().catalog().defaultSchema(connection),
                database.server().settings().database(),
                database.server().settings().user());
        return new Project(tool.load(bundle, target), tool.history(bundle, target));
    }
}
