package dev.towpath.starter.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What was built.
 *
 * @param version the project's version
 * @param commit the commit it was built from; empty when the build did not say
 * @param java what it runs on
 */
record Build(String version, String commit, String java) {
    /** This program. */
    static final Build CURRENT = read();

    private static Build read() {
        Properties properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("/towpath-build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String java = System.getProperty("java.version", "") + " (" + System.getProperty("java.vendor", "") + ")";
        return new Build(known(properties, "version"), known(properties, "commit"), java);
    }

    /** An IDE may copy the file without filling it in. */
    private static String known(Properties properties, String key) {
        String value = properties.getProperty(key, "");
        return value.startsWith("${") ? "" : value;
    }

    String display() {
        return "towpath " + (version.isEmpty() ? "(unknown version)" : version)
                + (commit.isEmpty() ? "" : " (" + commit + ")") + ", Java " + java;
    }
}
