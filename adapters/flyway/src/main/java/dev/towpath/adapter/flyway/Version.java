package dev.towpath.adapter.flyway;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A migration's version: numbers separated by dots or underscores. Trailing zero parts and leading zeros do not count,
 * so {@code 1}, {@code 1.0} and {@code 01_0} are one version.
 */
final class Version implements Comparable<Version> {
    private static final Pattern SHAPE = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    private final String text;
    private final List<BigInteger> parts;

    private Version(String text, List<BigInteger> parts) {
        this.text = text;
        this.parts = parts;
    }

    /** The version, or null when the text is none. */
    static @Nullable Version parse(String raw) {
        String text = raw.replace('_', '.');
        if (!SHAPE.matcher(text).matches()) {
            return null;
        }
        List<BigInteger> parts = new ArrayList<>();
        for (String part : text.split("\\.", -1)) {
            parts.add(new BigInteger(part));
        }
        while (parts.size() > 1 && parts.getLast().signum() == 0) {
            parts.removeLast();
        }
        return new Version(text, List.copyOf(parts));
    }

    /** As the history table stores it: the team's own spelling with dots. */
    String text() {
        return text;
    }

    /** One spelling for all that are equal. */
    String canonical() {
        return parts.stream().map(BigInteger::toString).collect(Collectors.joining("."));
    }

    @Override
    public int compareTo(Version other) {
        int longest = Math.max(parts.size(), other.parts.size());
        for (int i = 0; i < longest; i++) {
            int order = part(i).compareTo(other.part(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private BigInteger part(int index) {
        return index < parts.size() ? parts.get(index) : BigInteger.ZERO;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Version version && parts.equals(version.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
