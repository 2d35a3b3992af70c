package dev.towpath.adapter.flyway;

import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.ProjectFile;
import dev.towpath.adapter.spi.Target;
import dev.towpath.adapter.spi.ToolHistory.Verdict;
import dev.towpath.adapter.spi.folder.Problems;
import dev.towpath.adapter.spi.postgres.HistoryTables;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.migration.baseline.BaselineMigrationConfigurationExtension;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.output.ValidateResult;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;

/** Runs Flyway's own validation over the bundle's files, written to a private folder that is deleted again. */
final class NativeValidation {
    private final ProjectBundle bundle;
    private final FlywaySettings settings;
    private final Target target;
    private final List<Migration> migrations;

    NativeValidation(ProjectBundle bundle, FlywaySettings settings, Target target, List<Migration> migrations) {
        this.bundle = bundle;
        this.settings = settings;
        this.target = target;
        this.migrations = migrations;
    }

    Verdict run(DataSource dataSource) {
        try {
            // Created readable by this user only.
            Path folder = Files.createTempDirectory("towpath-flyway-");
            try {
                for (ProjectFile file : bundle.files()) {
                    write(folder, file);
                }
                return verdict(folder, dataSource);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new TowpathException(
                    ErrorCode.INTERNAL,
                    "Cannot write the migrations to a temporary folder for flyway validate. Check the worker's disk.",
                    e);
        }
    }

    private Verdict verdict(Path folder, DataSource dataSource) {
        try {
            ValidateResult result = configured(folder, dataSource).load().validateWithResult();
            List<String> complaints = new ArrayList<>();
            for (ValidateOutput invalid : result.invalidMigrations) {
                if (counts(invalid)) {
                    complaints.add(invalid.errorDetails.errorMessage);
                }
            }
            if (complaints.isEmpty() && !result.validationSuccessful && result.invalidMigrations.isEmpty()) {
                complaints.add(result.errorDetails.errorMessage);
            }
            return complaints.isEmpty() ? Verdict.OK : new Verdict(false, String.join("\n", complaints));
        } catch (FlywayException e) {
            SQLException cause = sqlCause(e);
            if (cause != null) {
                throw unavailable(cause);
            }
            return new Verdict(false, String.valueOf(e.getMessage()).replace(folder.toString(), ""));
        }
    }

    /** A team that switched validation before migrating off is told of failed migrations only. */
    private boolean counts(ValidateOutput invalid) {
        return settings.validateOnMigrate()
                || invalid.errorDetails.errorCode == CoreErrorCode.FAILED_VERSIONED_MIGRATION
                || invalid.errorDetails.errorCode == CoreErrorCode.FAILED_REPEATABLE_MIGRATION;
    }

    private FluentConfiguration configured(Path folder, DataSource dataSource) {
        List<String> patterns = new ArrayList<>(settings.ignoreMigrationPatterns());
        patterns.add("*:pending");
        FluentConfiguration flyway = Flyway.configure(NativeValidation.class.getClassLoader())
                .loggers(QuietFlywayLog.class.getName())
                .dataSource(dataSource)
                .defaultSchema(settings.historySchema(target))
                .schemas(settings.managedSchemas(target).toArray(String[]::new))
                .table(settings.table())
                .locations(settings.locations().stream()
                        .map(location -> located(folder, location))
                        .toArray(String[]::new))
                .encoding(settings.encoding())
                .sqlMigrationPrefix(settings.sqlMigrationPrefix())
                .repeatableSqlMigrationPrefix(settings.repeatableSqlMigrationPrefix())
                .sqlMigrationSeparator(settings.sqlMigrationSeparator())
                .sqlMigrationSuffixes(settings.sqlMigrationSuffixes().toArray(String[]::new))
                .validateMigrationNaming(settings.validateMigrationNaming())
                .outOfOrder(settings.outOfOrder())
                .target(settings.target())
                .mixed(settings.mixed())
                .group(settings.group())
                .executeInTransaction(settings.executeInTransaction())
                .ignoreMigrationPatterns(patterns.toArray(String[]::new))
                .skipDefaultCallbacks(true)
                .javaMigrations(javaMigrations());
        placeholders(flyway);
        // Validation takes no lock; this setting makes Flyway content with a single connection.
        flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        flyway.getConfigurationExtension(BaselineMigrationConfigurationExtension.class)
                .setBaselineMigrationPrefix(settings.baselineMigrationPrefix());
        return flyway;
    }

    private void placeholders(FluentConfiguration flyway) {
        flyway.placeholderReplacement(settings.placeholderReplacement())
                .placeholders(settings.placeholders())
                .placeholderPrefix(settings.placeholderPrefix())
                .placeholderSuffix(settings.placeholderSuffix())
                .placeholderSeparator(settings.placeholderSeparator())
                .scriptPlaceholderPrefix(settings.scriptPlaceholderPrefix())
                .scriptPlaceholderSuffix(settings.scriptPlaceholderSuffix());
    }

    private static String located(Path folder, Location location) {
        return Location.FILESYSTEM + (location.path().equals(".") ? folder : folder + "/" + location.path());
    }

    /** Stands for the project's classes, which are not here: validation asks for version, name and checksum only. */
    private JavaMigration[] javaMigrations() {
        return migrations.stream()
                .filter(migration -> migration.type() == RowType.JDBC)
                .map(NamedOnly::new)
                .toArray(JavaMigration[]::new);
    }

    private void write(Path folder, ProjectFile file) throws IOException {
        if (FileKind.of(settings, file.path()) == FileKind.SOURCE) {
            return;
        }
        Path path = folder.resolve(file.path()).normalize();
        if (!path.startsWith(folder)) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION, "the bundle's file " + file.path() + " leaves its root");
        }
        Files.createDirectories(path.getParent() == null ? folder : path.getParent());
        Files.writeString(path, file.text(), charset(file));
    }

    /** The file's own, because Flyway will decode it by the same settings. */
    private Charset charset(ProjectFile file) {
        String confName = file.path() + ScriptConf.SUFFIX;
        for (ProjectFile conf : bundle.files()) {
            if (conf.path().equals(confName)) {
                ScriptConf own = ScriptConf.read(confName, conf.text(), new Problems());
                Charset charset = FileTexts.charset(settings, confName, own, new Problems());
                return charset == null ? settings.encoding() : charset;
            }
        }
        return settings.encoding();
    }

    private static TowpathException unavailable(SQLException cause) {
        ErrorCode code = HistoryTables.unreadable(cause);
        return new TowpathException(
                code,
                "flyway validate could not read the database (SQLSTATE " + HistoryTables.state(cause) + "). "
                        + (code == ErrorCode.STATEMENT_FAILED
                                ? "Check the migration user's privileges on the history table."
                                : "It is tried again."),
                cause);
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        // Ten levels are deeper than any driver nests, and stop a cycle.
        Throwable at = failure;
        for (int i = 0; i < 10 && at != null; i++) {
            if (at instanceof SQLException sql) {
                return sql;
            }
            at = at.getCause();
        }
        return null;
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the temporary folder " + folder, e);
        }
    }
}
