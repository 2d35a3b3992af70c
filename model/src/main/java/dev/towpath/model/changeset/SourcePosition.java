package dev.towpath.model.changeset;

/**
 * A place in a file of the team's repository, as an editor counts it.
 *
 * @param file path relative to the project folder, with forward slashes
 * @param line from 1
 * @param column from 1, in code points
 */
public record SourcePosition(String file, int line, int column) {
    public SourcePosition {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("lines and columns count from 1");
        }
    }

    /** {@code file:line:column}, which terminals and editors turn into a link. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
