package dev.towpath.adapter.plain.fill;

import dev.towpath.adapter.plain.NaturalOrder;
import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.ProjectFile;
import dev.towpath.adapter.spi.folder.Problems;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.changeset.Changelog;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import dev.towpath.model.changeset.ChangesetId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns a bundle of fills into changesets. Pure. */
final class FillLoader {
    private static final int LONGEST_NAME = 200;

    private FillLoader() {}

    /**
     * Every file is a changeset, known by its name alone: it has not run the less when its folder, or the one that is
     * named on the command line, becomes another.
     */
    static Changelog load(ProjectBundle bundle, String engine) {
        Problems problems = new Problems();
        Map<String, String> byName = new TreeMap<>();
        List<Changeset> changesets = new ArrayList<>();
        List<ProjectFile> files = bundle.files().stream()
                .sorted(Comparator.comparing(ProjectFile::path, new NaturalOrder()))
                .toList();
        for (ProjectFile file : files) {
            String name = FillFile.name(file.path());
            String other = byName.putIfAbsent(name, file.path());
            if (other != null) {
                problems.add(file.path() + ": the history could not tell it from " + other
                        + ", which has the same name. Give one of them another name.");
            } else if (name.isEmpty() || name.length() > LONGEST_NAME) {
                problems.add(file.path() + ": its name must have 1 to " + LONGEST_NAME
                        + " characters before .fill.yaml. Give it another one.");
            } else {
                Changeset changeset =
                        FillFile.changeset(ChangesetId.of(name), file, TransactionMode.WHOLE, engine, problems);
                if (changeset != null) {
                    changesets.add(changeset);
                }
            }
        }
        problems.throwIfAny(ErrorCode.CHANGESET_REFUSED, "These fills cannot be read");
        return new Changelog(FillTool.NAME, changesets);
    }
}
