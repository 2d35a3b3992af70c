package dev.towpath.starter.report;

import java.nio.charset.StandardCharsets;

/** A path as a relative URI. */
final class UriPath {
    private static final String PLAIN = "-._~/!$&'()*+,;=@";

    private UriPath() {}

    /** Every byte that is not plain is written with a percent sign; so is a colon, which would look like a scheme. */
    static String of(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || PLAIN.indexOf(c) >= 0) {
                uri.append(c);
            } else {
                uri.append('%').append(digit(c >> 4)).append(digit(c & 15));
            }
        }
        return uri.toString();
    }

    private static char digit(int value) {
        return "0123456789ABCDEF".charAt(value);
    }
}
