package dev.towpath.adapter.flyway;

import dev.towpath.adapter.spi.ProjectFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Decodes a project's files, within limits. */
final class FileTexts {
    static final long MOST_BYTES = 32L << 20;
    private static final long MOST_BYTES_IN_ALL = 256L << 20;

    private final FlywaySettings settings;
    private final ProjectFolder folder;
    private final Problems problems;
    private long bytes;

    FileTexts(FlywaySettings settings, ProjectFolder folder, Problems problems) {
        this.settings = settings;
        this.folder = folder;
        this.problems = problems;
    }

    List<ProjectFile> read(SortedMap<String, Path> files) {
        if (files.size() > ProjectFolder.MOST_FILES) {
            problems.add(files.size() + " files, more than the " + ProjectFolder.MOST_FILES
                    + " Towpath carries. Set locations to fewer folders.");
            return List.of();
        }
        List<ProjectFile> texts = new ArrayList<>();
        for (String name : files.keySet()) {
            String text = text(name, files);
            if (text != null) {
                texts.add(new ProjectFile(name, text));
            }
        }
        return texts;
    }

    private @Nullable String text(String name, SortedMap<String, Path> files) {
        if (FileKind.of(settings, name) == FileKind.SOURCE) {
            // Flyway keeps no checksum of Java migrations, and code may hold what must not travel.
            return "";
        }
        Path conf = files.get(name + ScriptConf.SUFFIX);
        Charset charset = conf == null ? settings.encoding() : charset(name + ScriptConf.SUFFIX, conf);
        return charset == null ? null : decoded(name, files.getOrDefault(name, Path.of("")), charset);
    }

    private @Nullable Charset charset(String confName, Path conf) {
        String text = decoded(confName, conf, settings.encoding());
        if (text == null) {
            return null;
        }
        return charset(settings, confName, ScriptConf.read(confName, text, new Problems()), problems);
    }

    /** The encoding of a script with these settings, or null after noting that there is no such encoding. */
    static @Nullable Charset charset(FlywaySettings settings, String confName, ScriptConf conf, Problems problems) {
        String encoding = conf.encoding();
        if (encoding == null) {
            return settings.encoding();
        }
        try {
            return Charset.forName(encoding);
        } catch (IllegalArgumentException e) {
            problems.add(confName + ": encoding = '" + encoding + "' is not one this Java knows, such as UTF-8.");
            return null;
        }
    }

    private @Nullable String decoded(String name, Path file, Charset charset) {
        try {
            if (!folder.inside(file)) {
                return null;
            }
            long size = Files.size(file);
            bytes += size;
            if (size > MOST_BYTES || bytes > MOST_BYTES_IN_ALL) {
                problems.add(
                        name + ": " + (size > MOST_BYTES ? "larger than 32 MiB" : "the files before it fill 256 MiB")
                                + ". Load data by other means than migrations, or leave the folder out of locations.");
                return null;
            }
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            problems.add(name + ": is not " + charset.name() + ". Save it in that encoding, or set encoding.");
            return null;
        } catch (IOException e) {
            problems.add(name + ": cannot be read (" + e.getClass().getSimpleName() + "). Check its permissions.");
            return null;
        }
    }
}
