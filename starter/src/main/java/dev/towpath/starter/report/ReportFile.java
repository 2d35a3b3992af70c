package dev.towpath.starter.report;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what a command was asked to keep. */
public final class ReportFile {
    private ReportFile() {}

    /** Writes the text as UTF-8, replacing what was there; makes the folder when it is missing. */
    public static void write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION,
                    file + " cannot be written (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "). Check the path, and who may write there.",
                    e);
        }
    }
}
