package dev.towpath.starter.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.review.baseline.Baseline;
import dev.towpath.review.baseline.BaselineEntry;
import dev.towpath.starter.render.JsonDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file a baseline is kept in: versioned JSON, sorted, an entry a line group, so that its diffs can be read. */
public final class BaselineFile {
    private static final int VERSION = 1;
    private static final long LARGEST = 64L * 1024 * 1024;

    private BaselineFile() {}

    /** Writes it, replacing what was there. */
    public static void write(Path file, Baseline baseline) {
        ObjectNode document = JsonDocuments.document();
        ArrayNode entries = document.putArray("findings");
        baseline.entries()
                .forEach(entry -> entries.addObject()
                        .put("fingerprint", entry.fingerprint())
                        .put("rule", entry.rule())
                        .put("file", entry.file())
                        .put("line", entry.line())
                        .put("statement", entry.statement()));
        ReportFile.write(file, JsonDocuments.print(document) + "\n");
    }

    /**
     * Reads it.
     *
     * @throws TowpathException {@code CONFIGURATION} when there is none, or it is none
     */
    public static Baseline read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw bad(file, "does not exist. Write one with --write-baseline " + file.getFileName() + ".", null);
            }
            if (Files.size(file) > LARGEST) {
                throw bad(file, "is larger than 64 MiB, which no baseline is.", null);
            }
            return parse(file, new JsonMapper().readTree(Files.readAllBytes(file)));
        } catch (JsonProcessingException e) {
            throw bad(file, "is not JSON (" + e.getOriginalMessage() + ").", e);
        } catch (IOException e) {
            throw bad(file, "cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static Baseline parse(Path file, JsonNode document) {
        int version = document.path("version").asInt();
        if (version != VERSION || !document.path("findings").isArray()) {
            throw bad(
                    file,
                    version > VERSION
                            ? "was written by a newer Towpath (version " + version + ")."
                            : "is no baseline. Write one with --write-baseline.",
                    null);
        }
        List<BaselineEntry> entries = new ArrayList<>();
        for (JsonNode entry : document.path("findings")) {
            entries.add(new BaselineEntry(
                    entry.path("fingerprint").asText(),
                    entry.path("rule").asText(),
                    entry.path("file").asText(),
                    entry.path("line").asInt(),
                    entry.path("statement").asText()));
        }
        return new Baseline(entries);
    }

    private static TowpathException bad(Path file, String how, @Nullable Throwable cause) {
        return new TowpathException(ErrorCode.CONFIGURATION, "The baseline " + file + " " + how, cause);
    }
}
