package dev.towpath.starter.report;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Leads from a file of the project to the path that a forge knows: relative to where the command runs, which in a
 * pipeline is the top of the checkout.
 *
 * @param prefix the way from there to the project, empty or ending with a slash
 */
public record Places(String prefix) {
    /** The project seen from a directory. A project elsewhere is called by its own paths only. */
    public static Places of(Path directory, Path project) {
        Path from = directory.toAbsolutePath().normalize();
        Path to = project.toAbsolutePath().normalize();
        if (from.equals(to) || !to.startsWith(from)) {
            return new Places("");
        }
        return new Places(from.relativize(to).toString().replace('\\', '/') + "/");
    }

    /** The path of a file of the project. */
    public String of(String file) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (prefix + file).split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
