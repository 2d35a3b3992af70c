package dev.towpath.adapter.flyway;

import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.ProjectFile;
import dev.towpath.adapter.spi.Target;
import dev.towpath.adapter.spi.folder.Problems;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.changeset.ChangesetContent;
import dev.towpath.model.changeset.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a bundle into migrations: names, placeholders, checksums, order. Pure. */
final class MigrationLoader {
    private final FlywaySettings settings;
    private final Placeholders sqlPlaceholders;
    private final Placeholders scriptPlaceholders;
    private final List<Location> locations;
    private final Problems problems = new Problems();
    private final List<Migration> migrations = new ArrayList<>();
    /** By path in lower case: Flyway finds a script's settings whatever their case. */
    private final Map<String, ProjectFile> confs = new HashMap<>();

    private MigrationLoader(FlywaySettings settings, Target target) {
        this.settings = settings;
        this.sqlPlaceholders = Placeholders.forSql(settings, target);
        this.scriptPlaceholders = Placeholders.forScripts(settings, target);
        this.locations = settings.locations();
    }

    /** The migrations in the order Flyway runs them on an empty database. */
    static List<Migration> load(ProjectBundle bundle, Target target) {
        return new MigrationLoader(new FlywaySettings(bundle.settings()), target).all(bundle.files());
    }

    private List<Migration> all(List<ProjectFile> files) {
        for (ProjectFile file : files) {
            if (FileKind.of(settings, file.path()) == FileKind.CONF) {
                confs.put(file.path().toLowerCase(Locale.ROOT), file);
            }
        }
        files.forEach(this::one);
        migrations.sort(Migration.ORDER);
        for (int i = 1; i < migrations.size(); i++) {
            refuseTwin(migrations.get(i - 1), migrations.get(i));
        }
        problems.throwIfAny(ErrorCode.CHANGESET_REFUSED, "Flyway would not accept these migrations");
        return List.copyOf(migrations);
    }

    private void refuseTwin(Migration before, Migration after) {
        if (Migration.ORDER.compare(before, after) == 0) {
            String what = after.version() == null
                    ? "the repeatable migration '" + after.description() + "'"
                    : (after.type().baseline() ? "baseline version " : "version ") + after.version();
            problems.add(before.content().file() + " and " + after.content().file() + " are both " + what
                    + ". Rename one of them.");
        }
    }

    private void one(ProjectFile file) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        switch (FileKind.of(settings, name)) {
            case SQL -> named(file, name, settings.sqlMigrationSuffixes(), true);
            case SHELL_SCRIPT -> named(file, name, FileKind.SCRIPT_SUFFIXES, false);
            case SOURCE -> source(file, name);
            case CONF, OTHER -> {}
        }
    }

    private void named(ProjectFile file, String name, List<String> suffixes, boolean sql) {
        switch (MigrationName.parse(settings, name, suffixes)) {
            case NameReading.Malformed malformed -> {
                if (sql && settings.validateMigrationNaming()) {
                    problems.add(file.path() + ": not a migration's name: " + malformed.why()
                            + ". Rename it, or set validateMigrationNaming=false to leave it out.");
                }
            }
            case MigrationName parsed -> {
                if (parsed.kind() != MigrationName.Kind.CALLBACK) {
                    migrations.add(sql ? sql(file, parsed) : shell(file, parsed));
                }
            }
        }
    }

    private Migration sql(ProjectFile file, MigrationName name) {
        ScriptConf conf = conf(file);
        String original = Checksum.withoutByteOrderMark(file.text());
        boolean replace = or(conf.placeholderReplacement(), settings.placeholderReplacement());
        Script script = replace
                ? sqlPlaceholders.replace(file.path(), original, name.canonicalFile(), problems)
                : Script.verbatim(file.path(), original);
        boolean transaction = or(conf.executeInTransaction(), settings.executeInTransaction());
        boolean repeatable = name.version() == null;
        // Only repeatable migrations run again when a placeholder's value changes.
        int checksum = Checksum.of(repeatable ? script.text() : original);
        return new Migration(
                name.kind() == MigrationName.Kind.BASELINE ? RowType.SQL_BASELINE : RowType.SQL,
                name.version(),
                name.description(),
                below(file.path()),
                checksum,
                repeatable ? Checksum.of(original) : null,
                new ChangesetContent.SqlScript(
                        script, FlywayTransactions.mode(settings, transaction), FlywayTransactions.loners(settings)));
    }

    private Migration shell(ProjectFile file, MigrationName name) {
        boolean repeatable = name.version() == null;
        String text = Checksum.withoutByteOrderMark(file.text());
        String run = repeatable && settings.placeholderReplacement()
                ? scriptPlaceholders
                        .replace(file.path(), text, name.canonicalFile(), problems)
                        .text()
                : text;
        return new Migration(
                name.kind() == MigrationName.Kind.BASELINE ? RowType.SQL_BASELINE : RowType.SCRIPT,
                name.version(),
                name.description(),
                below(file.path()),
                Checksum.of(run),
                repeatable ? Checksum.of(text) : null,
                new ChangesetContent.ToolCode(file.path(), FileKind.language(file.path())));
    }

    /** A Java migration's name is fixed by Flyway's base class, whatever the settings say. */
    private void source(ProjectFile file, String name) {
        String stem = name.substring(0, name.lastIndexOf('.'));
        int at = stem.indexOf("__");
        String versionText = stem.substring(1, at < 0 ? stem.length() : at);
        String description = at < 0 ? "" : stem.substring(at + 2).replace('_', ' ');
        Version version = versionText.isEmpty() ? null : Version.parse(versionText);
        if ((version == null) != stem.startsWith("R")) {
            problems.add(file.path() + ": not a Java migration's name: V, a version, __ and a description, or R__ and a"
                    + " description. Rename the class.");
            return;
        }
        String className = file.path().replaceFirst("^src/main/[a-z]+/", "").replaceFirst("\\.[a-z]+$", "");
        migrations.add(new Migration(
                RowType.JDBC,
                version,
                description,
                className.replace('/', '.'),
                null,
                null,
                new ChangesetContent.ToolCode(file.path(), FileKind.language(file.path()))));
    }

    private ScriptConf conf(ProjectFile script) {
        ProjectFile conf = confs.get((script.path() + ScriptConf.SUFFIX).toLowerCase(Locale.ROOT));
        if (conf == null) {
            return ScriptConf.NONE;
        }
        String text = sqlPlaceholders
                .replace(conf.path(), Checksum.withoutByteOrderMark(conf.text()), "", problems)
                .text();
        return ScriptConf.read(conf.path(), text, problems);
    }

    private String below(String path) {
        return locations.stream()
                .filter(location -> location.holds(path))
                .findFirst()
                .map(location -> location.below(path))
                .orElse(path);
    }

    private static boolean or(@Nullable Boolean own, boolean general) {
        return own == null ? general : own;
    }
}
