package dev.towpath.adapter.spi.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a project's text files, within limits for each and for all together. */
public final class TextFiles {
    /** A larger file is refused: 32 MiB. */
    public static final int MOST_BYTES = 32 << 20;

    private static final long MOST_BYTES_IN_ALL = 256L << 20;

    private final Problems problems;
    private long bytes;

    /** A reader that adds what is wrong to {@code problems}. */
    public TextFiles(Problems problems) {
        this.problems = problems;
    }

    /**
     * The text of a file with its byte-order mark, or null after noting why it is none.
     *
     * @param name what messages call the file
     */
    public @Nullable String read(String name, Path file, Charset charset) {
        try {
            if (!Files.isRegularFile(file)) {
                problems.add(name + ": is no file that can be read to its end. Name a regular file.");
                return null;
            }
            byte[] content = content(name, file);
            return content == null ? null : TextBytes.decode(name, content, charset, problems);
        } catch (IOException e) {
            problems.add(name + ": cannot be read (" + e.getClass().getSimpleName() + "). Check its permissions.");
            return null;
        }
    }

    /** Never more than the limit, whatever size the file claims to have. */
    private byte @Nullable [] content(String name, Path file) throws IOException {
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(MOST_BYTES + 1);
        }
        bytes += content.length;
        if (content.length > MOST_BYTES || bytes > MOST_BYTES_IN_ALL) {
            problems.add(name + ": "
                    + (content.length > MOST_BYTES ? "larger than 32 MiB" : "the files before it fill 256 MiB")
                    + ". Load data by other means than migrations, or leave the file out of the project.");
            return null;
        }
        return content;
    }
}
