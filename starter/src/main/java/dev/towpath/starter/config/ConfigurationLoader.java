package dev.towpath.starter.config;

import dev.towpath.model.policy.Policy;
import dev.towpath.starter.rule.RulePages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the configuration. Flags win over {@code TOWPATH_*} variables, those over the file, that over defaults. */
public final class ConfigurationLoader {
    private ConfigurationLoader() {}

    /**
     * The configuration of these sources.
     *
     * @param project the folder named on the command line, or null
     * @throws dev.towpath.model.TowpathException {@code CONFIGURATION} with every problem
     */
    public static Configuration load(ConfigurationSources sources, @Nullable String project) {
        Optional<Path> file =
                ConfigurationFiles.find(sources.directory(), sources.file(), project, sources.environment());
        Map<String, Object> values = file.map(YamlFile::read).orElse(Map.of());
        Problems problems = new Problems();
        Section root = new Section("", values, sources, problems);
        Path folder = file.map(Path::toAbsolutePath).map(Path::getParent).orElse(sources.directory());
        ProjectSettings settings = project(root.section("project"), sources.directory(), folder, project);
        SortedMap<String, DatabaseEntry> databases = new TreeMap<>();
        root.sections("databases")
                .forEach((name, section) ->
                        DatabaseBinding.bind(name, section, folder).ifPresent(entry -> databases.put(name, entry)));
        TemporalSettings temporal = temporal(root.section("temporal"));
        Policy policy = PolicyBinding.bind(root.section("policy"));
        ReviewSettings review =
                new ReviewBinding(RulePages.all(), called(file, settings.path())).bind(root.section("review"), folder);
        WorkerSettings worker = worker(root.section("worker"));
        root.close();
        problems.raise(file.orElse(null));
        return new Configuration(file.orElse(null), settings, databases, temporal, policy, review, worker);
    }

    /** The file's path as findings have it: relative to the project where that says anything. */
    private static String called(Optional<Path> file, Path project) {
        Path named = file.map(Path::toAbsolutePath).orElse(Path.of(ConfigurationFiles.NAME));
        boolean related = file.isPresent()
                && Objects.equals(named.getRoot(), project.toAbsolutePath().getRoot());
        return (related ? project.toAbsolutePath().relativize(named) : named.getFileName())
                .toString()
                .replace('\\', '/');
    }

    /** A path of the command line is relative to where the user is, one of the file to the file. */
    private static ProjectSettings project(Section section, Path directory, Path folder, @Nullable String named) {
        String configured = section.text("path", "");
        Path path = named != null
                ? ConfigurationFiles.path(directory, named)
                : configured.isEmpty() ? folder : ConfigurationFiles.path(folder, configured);
        ProjectSettings settings =
                new ProjectSettings(path, section.text("tool", ProjectSettings.AUTO), section.texts("settings"));
        section.close();
        return settings;
    }

    private static TemporalSettings temporal(Section section) {
        String address = section.text("address").orElse(null);
        if (address != null && !address.matches("[A-Za-z0-9._:\\[\\]-]{1,253}:[0-9]{1,5}")) {
            section.problem("address", "is not host:port, such as 127.0.0.1:7233");
        }
        TemporalSettings temporal = new TemporalSettings(
                address,
                section.text("namespace").orElse(null),
                section.text("profile").orElse(null));
        section.close();
        return temporal;
    }

    private static WorkerSettings worker(Section section) {
        WorkerSettings worker = new WorkerSettings(
                section.duration("drain", Duration.ZERO, Duration.ofMinutes(10), WorkerSettings.DEFAULT.drain()));
        section.close();
        return worker;
    }
}
