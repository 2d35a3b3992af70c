package dev.towpath.activity.project;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.ProjectFile;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.workflow.client.TowpathData;
import dev.towpath.workflow.migration.PackedProject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Turns a project into one payload and back. The texts are a JSON array in UTF-8, gzipped with a fixed header and printed
 * in base64; the same project gives the same payload on every Java.
 */
public final class ProjectPacking {
    /** Bytes a project may have when unpacked; a payload that claims more is an attack or a mistake. */
    static final long LARGEST_UNPACKED = 512L << 20;

    private static final int OPERATING_SYSTEM_BYTE = 9;
    private static final byte UNKNOWN_OPERATING_SYSTEM = (byte) 0xff;

    private ProjectPacking() {}

    /**
     * The project as a payload.
     *
     * @throws TowpathException {@code CONFIGURATION} when it does not fit into one
     */
    public static PackedProject pack(ProjectBundle bundle) {
        List<String> paths = bundle.files().stream().map(ProjectFile::path).toList();
        List<String> texts = bundle.files().stream().map(ProjectFile::text).toList();
        String packed = Base64.getEncoder().encodeToString(compress(texts));
        if (packed.length() > PackedProject.LARGEST) {
            long characters = texts.stream().mapToLong(String::length).sum();
            throw new TowpathException(
                    ErrorCode.CONFIGURATION,
                    String.format(
                            Locale.ROOT,
                            "The project is too large to travel: %,d files with %,d characters are %,d characters packed,"
                                    + " and Temporal takes %,d. Point at the folder of migrations only, or move bulk data"
                                    + " out of the migrations.",
                            paths.size(),
                            characters,
                            packed.length(),
                            PackedProject.LARGEST));
        }
        return new PackedProject(bundle.tool(), bundle.settings(), paths, packed);
    }

    /**
     * The project of a payload.
     *
     * @throws TowpathException {@code CONFIGURATION} when the payload is damaged or unpacks to more than 512 MiB
     */
    public static ProjectBundle unpack(PackedProject project) {
        return unpack(project, LARGEST_UNPACKED);
    }

    static ProjectBundle unpack(PackedProject project, long largest) {
        List<String> texts;
        try {
            texts = expand(Base64.getDecoder().decode(project.packed()), largest);
        } catch (IOException | IllegalArgumentException e) {
            // The exception's own words may quote a migration, which may hold anything.
            throw damaged("its payload is damaged or too large (" + e.getClass().getSimpleName() + ")", e);
        }
        if (texts.size() != project.paths().size()) {
            throw damaged(texts.size() + " texts came with " + project.paths().size() + " paths", null);
        }
        List<ProjectFile> files = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            files.add(new ProjectFile(project.paths().get(i), texts.get(i)));
        }
        return new ProjectBundle(project.tool(), project.settings(), files);
    }

    private static TowpathException damaged(String how, @org.jspecify.annotations.Nullable Throwable cause) {
        return new TowpathException(
                ErrorCode.CONFIGURATION,
                "The project cannot be unpacked: " + how + ". Start the migration again from its folder.",
                cause);
    }

    private static byte[] compress(List<String> texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            TowpathData.mapper().writeValue(gzip, texts);
        } catch (IOException e) {
            throw new IllegalStateException("memory takes every write", e);
        }
        byte[] packed = bytes.toByteArray();
        // Java wrote 0 here until 15 and 255 since 16.
        packed[OPERATING_SYSTEM_BYTE] = UNKNOWN_OPERATING_SYSTEM;
        return packed;
    }

    private static List<String> expand(byte[] packed, long largest) throws IOException {
        List<String> texts = new ArrayList<>();
        try (InputStream bounded = new Bounded(new GZIPInputStream(new ByteArrayInputStream(packed)), largest);
                JsonParser json = TowpathData.mapper().createParser(bounded)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("not an array");
            }
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(json.getText());
            }
            if (json.currentToken() != JsonToken.END_ARRAY) {
                throw new IOException("not an array of texts");
            }
        }
        return texts;
    }

    /** Stops a stream that goes on for too long, before what it holds fills the memory. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long largest) {
            this.in = in;
            this.left = largest;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int read = read(one, 0, 1);
            return read < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new IOException("larger than a project may be");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
