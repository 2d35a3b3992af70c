package dev.towpath.adapter.plain;

import dev.towpath.adapter.plain.convention.Conventions;
import dev.towpath.adapter.plain.convention.Marks;
import dev.towpath.adapter.plain.convention.Part;
import dev.towpath.adapter.plain.convention.Reading;
import dev.towpath.adapter.plain.convention.SqlFile;
import dev.towpath.adapter.plain.fill.FillFile;
import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.ProjectFile;
import dev.towpath.adapter.spi.folder.FillNames;
import dev.towpath.adapter.spi.folder.Problems;
import dev.towpath.model.Digest;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.changeset.Changelog;
import dev.towpath.model.changeset.Changelog.LeftOut;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent;
import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import dev.towpath.model.changeset.ChangesetId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a bundle of SQL files into changesets: order, conventions, ids. Pure. */
final class SqlLoader {
    private static final int LONGEST_KEY = 400;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ProjectBundle bundle;
    private final String engine;
    private final @Nullable TransactionMode told;
    private final Map<String, String> marks = new TreeMap<>();
    private final List<Changeset> changesets = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Set<ChangesetId> ids = new HashSet<>();
    private final Problems problems = new Problems();

    private SqlLoader(ProjectBundle bundle, String engine) {
        this.bundle = bundle;
        this.engine = engine;
        this.told = SqlSettings.transaction(bundle.settings());
    }

    static Changelog load(ProjectBundle bundle, String engine) {
        return new SqlLoader(bundle, engine).changelog();
    }

    private Changelog changelog() {
        List<ProjectFile> files = new ArrayList<>();
        for (ProjectFile file : bundle.files()) {
            if (Marks.is(file.path())) {
                marks.put(file.path(), file.text());
            } else {
                files.add(file);
            }
        }
        files.sort(Comparator.comparing(ProjectFile::path, order()));
        Set<String> lower =
                files.stream().map(file -> file.path().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        // Who names one file means it, whatever it is called.
        Map<Boolean, List<ProjectFile>> undoing = files.stream()
                .collect(Collectors.partitioningBy(file -> files.size() > 1 && Undo.is(file.path(), lower)));
        List<String> undo = undoing.getOrDefault(true, List.of()).stream()
                .map(ProjectFile::path)
                .toList();
        undo.forEach(path -> leftOut.add(new LeftOut(path, "undoes a migration")));
        WaysBack back = new WaysBack(undo);
        undoing.getOrDefault(false, List.of()).forEach(file -> add(file, back));
        problems.throwIfAny(ErrorCode.CHANGESET_REFUSED, "These SQL files cannot be reviewed");
        return new Changelog(SqlTool.NAME, changesets, leftOut);
    }

    /** Atlas sorts names as they are written; whose folder has its mark gets its order. */
    private Comparator<String> order() {
        boolean atlas = marks.keySet().stream().anyMatch(Marks::sortsByLetters);
        return atlas ? Comparator.naturalOrder() : new NaturalOrder();
    }

    private void add(ProjectFile file, WaysBack back) {
        if (FillNames.is(file.path())) {
            fill(file);
            return;
        }
        String text = file.text();
        String plain = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        Reading reading = Conventions.read(new SqlFile(file.path(), plain, marks, engine));
        if (reading.parts().isEmpty()) {
            leftOut.add(new LeftOut(file.path(), "has nothing for " + engine));
        }
        for (Part part : reading.parts()) {
            ChangesetId id = id(file.path(), part.key());
            if (!ids.add(id)) {
                problems.add(file.path() + " holds two changesets " + part.key() + ". Give one of them another id.");
                continue;
            }
            changesets.add(new Changeset(
                    id,
                    reading.convention().title(),
                    Digest.of(part.script().text()).hex(),
                    part.repeatable(),
                    new ChangesetContent.SqlScript(part.script(), told == null ? part.transaction() : told),
                    back.has(file.path(), text)));
        }
    }

    private void fill(ProjectFile file) {
        TransactionMode mode = told == null ? TransactionMode.WHOLE : told;
        Changeset changeset = FillFile.changeset(id(file.path(), ""), file, mode, engine, problems);
        if (changeset != null) {
            changesets.add(changeset);
        }
    }

    /** The path, and the changeset's own key behind it; a very long one is told from others by its digest. */
    private static ChangesetId id(String path, String key) {
        String full = key.isEmpty() ? path : path + "::" + key;
        return ChangesetId.of(
                full.length() <= LONGEST_KEY
                        ? full
                        : full.substring(full.length() - LONGEST_KEY) + "#"
                                + Digest.of(full).hex().substring(0, 16));
    }
}
