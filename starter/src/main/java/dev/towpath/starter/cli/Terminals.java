package dev.towpath.starter.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Tells whether a person looks at a stream. Java knows of standard input and output together only, so the launcher may
 * say it in {@code TOWPATH_TERMINAL} (the numbers of the streams that are terminals), and Linux is asked directly.
 */
final class Terminals {
    private Terminals() {}

    static boolean at(int stream, Map<String, String> environment) {
        String told = environment.get("TOWPATH_TERMINAL");
        if (told != null) {
            return told.contains(String.valueOf(stream));
        }
        Path link = Path.of("/proc/self/fd/" + stream);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
