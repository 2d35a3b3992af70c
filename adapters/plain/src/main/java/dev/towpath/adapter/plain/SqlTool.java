package dev.towpath.adapter.plain;

import dev.towpath.adapter.spi.MigrationTool;
import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.Target;
import dev.towpath.adapter.spi.ToolHistory;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.Changelog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * SQL files of any tool, or of none, and fills among them: a folder, or one file. For review only, because there is no history that would tell
 * which of them a database already has.
 */
public final class SqlTool implements MigrationTool {
    static final String NAME = "sql";

    private static final String REVIEW_ONLY =
            "SQL files have no history table, so nobody could tell which of them a database already has. Review them with"
                    + " towpath review; to run them, make them a Flyway project (V1__name.sql, --tool flyway),"
                    + " and fills (name.fill.yaml) a folder of their own.";

    private static final int DEPTH = 8;
    private static final int MOST_ENTRIES = 20_000;

    /** The tool; it keeps no state. */
    public SqlTool() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean recognises(Path root) {
        if (Files.isRegularFile(root)) {
            return SqlReader.isRun(String.valueOf(root.getFileName()));
        }
        if (!Files.isDirectory(root)) {
            return false;
        }
        try (Stream<Path> paths = Files.walk(root, DEPTH)) {
            return paths.limit(MOST_ENTRIES).anyMatch(path -> SqlReader.isRun(String.valueOf(path.getFileName())));
        } catch (IOException | UncheckedIOException e) {
            // Reading it reports why it cannot be listed.
            return true;
        }
    }

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public boolean lastResort() {
        return true;
    }

    @Override
    public ProjectBundle read(Path root, Map<String, String> overrides) {
        return new SqlReader(root).read(overrides);
    }

    @Override
    public Changelog load(ProjectBundle bundle, Target target) {
        return SqlLoader.load(bundle, target.engine());
    }

    @Override
    public Optional<String> reviewOnly() {
        return Optional.of(REVIEW_ONLY);
    }

    @Override
    public ToolHistory history(ProjectBundle bundle, Target target) {
        throw new TowpathException(ErrorCode.CONFIGURATION, REVIEW_ONLY);
    }
}
