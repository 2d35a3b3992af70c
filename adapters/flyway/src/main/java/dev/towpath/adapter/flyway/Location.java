package dev.towpath.adapter.flyway;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder of migrations, relative to the project folder. The path may hold wildcards: {@code *} and {@code ?} inside
 * one name, {@code **} for any number of folders.
 *
 * @param path as configured, with forward slashes; {@code .} is the project folder itself
 * @param rootPath the part without wildcards, where to begin to look; empty is the project folder itself
 * @param pattern what a file's path must match; null without wildcards
 */
record Location(String path, String rootPath, @Nullable Pattern pattern) {
    static final String FILESYSTEM = "filesystem:";
    static final String CLASSPATH = "classpath:";

    /** From a descriptor as a bundle's settings hold it. */
    static Location ofFolder(String descriptor) {
        String path = descriptor.startsWith(FILESYSTEM) ? descriptor.substring(FILESYSTEM.length()) : descriptor;
        if (path.equals(".")) {
            return new Location(path, "", null);
        }
        return hasWildcards(path) ? ofWildcards(path) : new Location(path, path, null);
    }

    String descriptor() {
        return FILESYSTEM + path;
    }

    static boolean hasWildcards(String path) {
        return path.contains("*") || path.contains("?");
    }

    /** Whether a file, relative to the project folder, belongs here. */
    boolean holds(String file) {
        if (pattern != null) {
            return pattern.matcher(file).matches();
        }
        return rootPath.isEmpty() || file.startsWith(rootPath + "/");
    }

    /** The path of one of its files below this location, which Flyway records as the script. */
    String below(String file) {
        if (pattern != null && pattern.pattern().contains("(?<below>")) {
            Matcher matcher = pattern.matcher(file);
            if (matcher.matches() && !matcher.group("below").isEmpty()) {
                return matcher.group("below");
            }
        }
        return rootPath.isEmpty() ? file : file.substring(rootPath.length() + 1);
    }

    /** Sorted, without those that stand twice or inside another one. */
    static List<Location> distinct(List<Location> locations) {
        List<Location> kept = new ArrayList<>();
        for (Location location : locations.stream()
                .sorted((a, b) -> a.path().compareTo(b.path()))
                .toList()) {
            if (kept.stream().noneMatch(other -> other.covers(location))) {
                kept.add(location);
            }
        }
        return List.copyOf(kept);
    }

    private boolean covers(Location other) {
        if (path.equals(other.path)) {
            return true;
        }
        return pattern == null && other.pattern == null && (rootPath.isEmpty() || other.path.startsWith(path + "/"));
    }

    private static Location ofWildcards(String path) {
        List<String> root = new ArrayList<>();
        StringBuilder regex = new StringBuilder();
        boolean wild = false;
        boolean slash = false;
        boolean namesFile = false;
        for (String part : path.split("/", -1)) {
            wild |= hasWildcards(part);
            if (!wild) {
                root.add(part);
                continue;
            }
            regex.append(slash ? "/" : "");
            // "any folders" brings its own slash
            boolean anyFolders = part.equals("**");
            slash = !anyFolders;
            namesFile = !anyFolders && part.contains(".");
            regex.append(anyFolders ? "(?:[^/]+/)*?" : name(part));
        }
        String rootPath = String.join("/", root);
        String before = rootPath.isEmpty() ? "" : Pattern.quote(rootPath + "/");
        String after = namesFile ? "" : (slash ? "/" : "") + "(?<below>.*)";
        return new Location(path, rootPath, Pattern.compile(before + regex + after));
    }

    private static String name(String part) {
        StringBuilder regex = new StringBuilder();
        part.chars()
                .forEach(c -> regex.append(
                        switch (c) {
                            case '*' -> "[^/]+?";
                            case '?' -> "[^/]";
                            default -> Pattern.quote(Character.toString(c));
                        }));
        return regex.toString();
    }
}
