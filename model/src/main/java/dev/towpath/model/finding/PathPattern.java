package dev.towpath.model.finding;

import java.util.regex.Pattern;

/**
 * A pattern over paths with forward slashes: {@code *} stands for anything within a name, {@code **} also across
 * folders, {@code ?} for one character. A pattern without a slash is about the file's name, in whatever folder.
 *
 * @param text as written
 */
public record PathPattern(String text) {
    /** Whether the path fits. */
    public boolean matches(String path) {
        String subject = text.indexOf('/') < 0 ? path.substring(path.lastIndexOf('/') + 1) : path;
        return compiled().matcher(subject).matches();
    }

    private Pattern compiled() {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (text.startsWith("**/", i)) {
                regex.append("(?:[^/]+/)*");
                i += 2;
            } else if (text.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else {
                regex.append(c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }
}
