package dev.towpath.engine.mysql.sql;

import dev.towpath.model.facts.ServerVersion;
import java.util.Comparator;

/** Compares versions of MySQL, whose third number matters. */
final class Versions {
    private static final Comparator<ServerVersion> ORDER = Comparator.comparingInt(ServerVersion::major)
            .thenComparingInt(ServerVersion::minor)
            .thenComparingInt(ServerVersion::patch);

    private Versions() {}

    /** Whether a server has what this release brought. A version without a third number is the last of its series. */
    static boolean atLeast(ServerVersion version, ServerVersion release) {
        boolean sameSeries = version.major() == release.major() && version.minor() == release.minor();
        return (sameSeries && version.patch() == 0) || ORDER.compare(version, release) >= 0;
    }
}
