package dev.towpath.adapter.plain;

import java.util.Comparator;

/**
 * The order in which people number their files: in each folder first its files, then its folders; numbers inside names
 * by their value, so {@code 2_x} comes before {@code 10_x}; letters by their code. Two different paths are never equal.
 */
public final class NaturalOrder implements Comparator<String> {
    /** The order; it keeps no state. */
    public NaturalOrder() {}

    @Override
    public int compare(String a, String b) {
        String[] left = a.split("/", -1);
        String[] right = b.split("/", -1);
        int common = Math.min(left.length, right.length);
        for (int i = 0; i < common; i++) {
            boolean leftIsFile = i == left.length - 1;
            boolean rightIsFile = i == right.length - 1;
            if (leftIsFile != rightIsFile) {
                return leftIsFile ? -1 : 1;
            }
            int order = names(left[i], right[i]);
            if (order != 0) {
                return order;
            }
        }
        return a.compareTo(b);
    }

    private static int names(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int order;
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int iEnd = numberEnd(a, i);
                int jEnd = numberEnd(b, j);
                order = numbers(a.substring(i, iEnd), b.substring(j, jEnd));
                i = iEnd;
                j = jEnd;
            } else {
                order = Character.compare(a.charAt(i++), b.charAt(j++));
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    /** By value, however many digits they have. */
    private static int numbers(String a, String b) {
        String left = a.replaceFirst("^0+", "");
        String right = b.replaceFirst("^0+", "");
        int order = Integer.compare(left.length(), right.length());
        return order != 0 ? order : left.compareTo(right);
    }

    private static int numberEnd(String text, int from) {
        int i = from;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
