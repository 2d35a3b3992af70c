package dev.towpath.adapter.spi;

/**
 * One text file of a project.
 *
 * @param path relative to the project folder, with forward slashes
 * @param text decoded by the tool's encoding; line ends and a byte-order mark are kept
 */
public record ProjectFile(String path, String text) {
    @Override
    public String toString() {
        return path + " (" + text.length() + " characters)";
    }
}
