package dev.towpath.starter.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.towpath.model.ExitCode;
import dev.towpath.starter.client.TowpathClient;
import dev.towpath.starter.config.Configuration;
import dev.towpath.starter.config.ConfigurationLoader;
import dev.towpath.starter.config.ConfigurationSources;
import dev.towpath.starter.render.Form;
import dev.towpath.starter.render.JsonDocuments;
import dev.towpath.starter.render.Paint;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What commands share: their surroundings, their configuration and their two streams. */
abstract class Subcommand implements Callable<Integer> {
    private static final int LONGEST_NAME = 200;

    final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    CommandSpec spec;

    @Mixin
    CommonOptions common = new CommonOptions();

    Subcommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    abstract ExitCode run();

    /** The forms this command can print. */
    Set<Form> forms() {
        return EnumSet.of(Form.TEXT, Form.JSON);
    }

    /** Whether it never talks to a server. */
    boolean offline() {
        return false;
    }

    @Override
    public final Integer call() {
        if (!forms().contains(common.output)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--output': only a review can be printed as "
                            + common.output.name().toLowerCase(Locale.ROOT) + "; here it is text or json");
        }
        if (offline()) {
            Logging.ofOffline(common.verbose, common.debug);
        } else {
            Logging.level(common.verbose, common.debug);
        }
        return run().code();
    }

    boolean json() {
        return common.output == Form.JSON;
    }

    @SafeVarargs
    final Configuration configuration(@Nullable String project, Map<String, String>... flags) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Map<String, String> some : flags) {
            all.putAll(some);
        }
        return ConfigurationLoader.load(
                new ConfigurationSources(surroundings.directory(), surroundings.environment(), common.config, all),
                project);
    }

    TowpathClient connect(Configuration configuration) {
        return surroundings.connector().connect(configuration.temporal(), surroundings.environment());
    }

    void print(List<String> lines) {
        lines.forEach(surroundings.out()::println);
    }

    void print(ObjectNode document) {
        surroundings.out().println(JsonDocuments.print(document));
    }

    void say(String line) {
        surroundings.err().println(line);
    }

    Paint paint(boolean terminal) {
        return switch (common.colour) {
            case ALWAYS -> Paint.COLOUR;
            case NEVER -> Paint.PLAIN;
            case AUTO -> {
                String none = surroundings.environment().getOrDefault("NO_COLOR", "");
                boolean dumb = "dumb".equals(surroundings.environment().get("TERM"));
                yield terminal && none.isEmpty() && !dumb ? Paint.COLOUR : Paint.PLAIN;
            }
        };
    }

    Paint paint() {
        return paint(surroundings.outTerminal());
    }

    /** Who gives an order: the flag, {@code TOWPATH_USER}, or whoever is logged in. */
    String by(@Nullable String flag) {
        if (flag != null) {
            return flag;
        }
        String user =
                surroundings.environment().getOrDefault("TOWPATH_USER", "").strip();
        String name = user.isEmpty() ? System.getProperty("user.name", "unknown") : user;
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
