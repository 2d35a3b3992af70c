package dev.towpath.starter.git;

import dev.towpath.review.history.FileChange;
import dev.towpath.starter.git.GitCommand.Answer;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that differ from where this branch left another: committed, staged, only edited, or not known to git yet.
 *
 * @param paths what became of each, absolute, links resolved; also those that are gone, as edited
 */
public record ChangedFiles(Map<Path, FileChange> paths) {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    public ChangedFiles {
        paths = Map.copyOf(paths);
    }

    /**
     * What changed since the merge base with a ref.
     *
     * @param folder any folder of the checkout
     * @param ref a branch, tag or commit
     * @throws dev.towpath.model.TowpathException {@code CONFIGURATION} when git cannot tell
     */
    public static ChangedFiles since(Path folder, String ref) {
        return since(new GitCommand(folder, "git", LIMIT), folder, ref);
    }

    static ChangedFiles since(GitCommand git, Path folder, String ref) {
        if (ref.isBlank() || ref.startsWith("-")) {
            throw GitCommand.unusable("\"" + ref + "\" is not the name of a branch, tag or commit.");
        }
        Path root = root(git, folder);
        GitCommand atRoot = git.in(root);
        String base = base(atRoot, ref);
        Map<Path, FileChange> paths = new HashMap<>();
        // Compared with the working tree, this holds what is committed, what is staged and what is neither.
        List<String> changed = must(atRoot.run(
                        "diff", "--raw", "--no-abbrev", "-z", "--no-renames", "--no-ext-diff", base, "--"))
                .names();
        for (int i = 0; i + 1 < changed.size(); i += 2) {
            String name = changed.get(i + 1);
            FileChange change = change(atRoot, changed.get(i), name);
            if (change != FileChange.NONE) {
                paths.put(root.resolve(name).normalize(), change);
            }
        }
        must(atRoot.run("ls-files", "--others", "--exclude-standard", "-z", "--"))
                .names()
                .forEach(name -> paths.put(root.resolve(name).normalize(), FileChange.ADDED));
        return new ChangedFiles(paths);
    }

    /** What became of a file below this folder. */
    public FileChange of(Path folder, String file) {
        try {
            return paths.getOrDefault(folder.resolve(file).normalize(), FileChange.NONE);
        } catch (InvalidPathException e) {
            return FileChange.NONE;
        }
    }

    /**
     * What became of one file.
     *
     * @param line both modes, both ids of the text, and a letter; the second id is zeros for a text that was never staged
     */
    private static FileChange change(GitCommand git, String line, String name) {
        String[] parts = line.split(" ", -1);
        if (parts.length < 5) {
            throw GitCommand.unusable("git diff answers in a form that is not known: " + line);
        }
        if (parts[4].equals("A")) {
            return FileChange.ADDED;
        }
        boolean sameMode = parts[0].equals(":" + parts[1]);
        if (sameMode || !parts[4].equals("M")) {
            return FileChange.EDITED;
        }
        // With another mode it is listed whatever its text is.
        String now = parts[3].matches("0+")
                ? must(git.run("hash-object", "--", name)).line()
                : parts[3];
        return now.equals(parts[2]) ? FileChange.NONE : FileChange.EDITED;
    }

    private static Path root(GitCommand git, Path folder) {
        Answer top = git.run("rev-parse", "--show-toplevel");
        if (top.failed()) {
            String why = top.err().strip().replaceFirst("^fatal: ", "");
            throw GitCommand.unusable(
                    why.startsWith("not a git repository")
                            ? folder + " is in no git checkout, so nobody knows what changed. Leave --since out."
                            : "git does not read the checkout around " + folder + ": " + why);
        }
        return Path.of(top.line());
    }

    private static String base(GitCommand git, String ref) {
        Answer commit = git.run("rev-parse", "--verify", "--quiet", ref + "^{commit}", "--");
        String id = commit.line().lines().findFirst().orElse("");
        if (commit.failed() || !id.matches("[0-9a-f]{40,64}")) {
            throw GitCommand.unusable("git knows no commit \"" + ref + "\" here. A branch of the server is called"
                    + " origin/NAME, and must have been fetched: git fetch origin NAME.");
        }
        Answer base = git.run("merge-base", "HEAD", id);
        if (!base.failed()) {
            return base.line();
        }
        boolean shallow = git.run("rev-parse", "--is-shallow-repository").line().equals("true");
        throw GitCommand.unusable(
                shallow
                        ? "this clone is shallow and does not reach back to where the branch left \"" + ref
                                + "\". Fetch more of it: git fetch --deepen=200 origin, or --unshallow."
                        : "the present commit and \"" + ref + "\" have no common history.");
    }

    private static Answer must(Answer answer) {
        if (answer.failed()) {
            throw GitCommand.unusable("git failed: " + answer.err().strip());
        }
        return answer;
    }

    /** The folder as git calls it. */
    public static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }
}
