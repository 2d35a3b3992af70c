package dev.towpath.starter.config;

import dev.towpath.activity.SensorSettings;
import dev.towpath.engine.spi.server.ConnectionSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Binds {@code sensors} of a database: what a worker watches while fills run. */
final class SensorBinding {
    private static final int MOST_CORES = 4_096;
    private static final int MOST_REPLICAS = 32;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private SensorBinding() {}

    /**
     * The sensors; without what is not usable, after the reasons were noted.
     *
     * @param primary where the database is; empty when that is not usable itself
     * @param sameTls whether the protection of connections was configured, and so goes for replicas too
     */
    static SensorSettings bind(Section section, Optional<ConnectionSettings> primary, boolean sameTls) {
        int cores = (int) section.number("cores", 1, MOST_CORES, 0);
        SortedMap<String, ConnectionSettings> replicas = new TreeMap<>();
        SortedMap<String, Section> named = section.sections("replicas");
        if (named.size() > MOST_REPLICAS) {
            section.problem("replicas", "are more than " + MOST_REPLICAS);
        }
        for (Map.Entry<String, Section> entry : named.entrySet()) {
            replica(entry.getKey(), entry.getValue(), primary, sameTls)
                    .ifPresent(where -> replicas.put(entry.getKey(), where));
        }
        SensorSettings settings =
                new SensorSettings(cores, replicas, section.text("query").orElse(null), probe(section));
        section.close();
        return settings;
    }

    private static Optional<ConnectionSettings> replica(
            String name, Section section, Optional<ConnectionSettings> primary, boolean sameTls) {
        if (!DatabaseNames.valid(name)) {
            section.problem("", "a replica's name is like a database's: letters, digits, dots, hyphens, underscores");
        }
        String host = DatabaseBinding.host(section);
        int usualPort = primary.map(ConnectionSettings::port).orElse(1);
        int port = (int) section.number("port", 1, 65_535, usualPort);
        section.close();
        if (host.isEmpty() || primary.isEmpty()) {
            return Optional.empty();
        }
        ConnectionSettings of = primary.get();
        ConnectionSettings.Tls tls = sameTls ? of.tls() : DatabaseBinding.usualTls(host);
        return DatabaseBinding.checked(
                section, () -> new ConnectionSettings(host, port, of.database(), of.user(), tls));
    }

    /** The address itself is never repeated: it may hold a secret. */
    private static @Nullable URI probe(Section section) {
        String text = section.text("probe").orElse("");
        if (text.isEmpty()) {
            return null;
        }
        try {
            URI address = new URI(text);
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            if (!SCHEMES.contains(scheme) || address.getHost() == null || address.getPort() > 65_535) {
                section.problem("probe", "is not an address such as https://status.internal/may-fill");
                return null;
            }
            if (address.getRawUserInfo() != null) {
                section.problem("probe", "holds a user or a password; a probe is asked without one");
                return null;
            }
            return address;
        } catch (URISyntaxException e) {
            section.problem("probe", "is not an address such as https://status.internal/may-fill");
            return null;
        }
    }
}
