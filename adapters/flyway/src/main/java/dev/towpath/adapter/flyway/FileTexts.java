package dev.towpath.adapter.flyway;

import dev.towpath.adapter.spi.ProjectFile;
import dev.towpath.adapter.spi.folder.Problems;
import dev.towpath.adapter.spi.folder.ProjectFolder;
import dev.towpath.adapter.spi.folder.TextFiles;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Decodes a project's files, within limits. */
final class FileTexts {
    private final FlywaySettings settings;
    private final ProjectFolder folder;
    private final Problems problems;
    private final TextFiles texts;

    FileTexts(FlywaySettings settings, ProjectFolder folder, Problems problems) {
        this.settings = settings;
        this.folder = folder;
        this.problems = problems;
        this.texts = new TextFiles(problems);
    }

    List<ProjectFile> read(SortedMap<String, Path> files) {
        if (files.size() > ProjectFolder.MOST_FILES) {
            problems.add(files.size() + " files, more than the " + ProjectFolder.MOST_FILES
                    + " Towpath carries. Set locations to fewer folders.");
            return List.of();
        }
        List<ProjectFile> read = new ArrayList<>();
        for (String name : files.keySet()) {
            String text = text(name, files);
            if (text != null) {
                read.add(new ProjectFile(name, text));
            }
        }
        return read;
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
        return folder.inside(file) ? texts.read(name, file, charset) : null;
    }
}
