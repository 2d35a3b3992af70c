package dev.towpath.starter.report;

import dev.towpath.engine.spi.sql.HandScripts;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.review.Proposal;
import dev.towpath.starter.render.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Proposals as SQL files to be run by hand, one for each file of the project and under the same name.
 *
 * @param scripts writes the SQL
 * @param lockTimeout how long a statement that keeps others out may wait for its lock
 */
public record HandFiles(HandScripts scripts, Duration lockTimeout) {
    /** How each file begins, and how a file of ours is known again. */
    private static final String MARK = "-- Written by towpath review --emit-sql";

    /**
     * Writes the files; a changeset without SQL gets none. What an earlier run wrote is replaced, any other file is an
     * error before the first is written.
     *
     * @return how many were written
     */
    public int write(Path directory, List<Proposal> proposals) {
        Map<Path, String> files = new LinkedHashMap<>();
        Map<String, List<Proposal>> byFile = proposals.stream()
                .filter(proposal -> proposal.steps().stream()
                        .anyMatch(step -> !step.statements().isEmpty()))
                .collect(Collectors.groupingBy(Proposal::file, LinkedHashMap::new, Collectors.toList()));
        byFile.forEach((file, of) -> {
            Path target = target(directory, file);
            if (files.put(target, text(file, of)) != null) {
                throw bad("two files of the project would both become " + target + ". Review one location at a time.");
            }
        });
        files.keySet().forEach(HandFiles::refuseStrangers);
        files.forEach(ReportFile::write);
        return files.size();
    }

    /** Within the directory, wherever in the project or beside it the file stands. */
    private static Path target(Path directory, String file) {
        String inside = Stream.of(file.split("/", -1))
                .filter(part -> !part.isEmpty() && !part.equals(".") && !part.equals(".."))
                .collect(Collectors.joining("/"));
        return directory.resolve(inside.endsWith(".sql") ? inside : inside + ".sql");
    }

    private static void refuseStrangers(Path file) {
        try {
            if (Files.exists(file) && !Files.readString(file).startsWith(MARK)) {
                throw bad(file + " is there and was not written by this option. Name an empty directory.");
            }
        } catch (IOException e) {
            throw bad(file + " is there and cannot be read as a file that this option wrote. Name an empty directory.");
        }
    }

    private static TowpathException bad(String what) {
        return new TowpathException(ErrorCode.CONFIGURATION, "--emit-sql: " + what);
    }

    private String text(String file, List<Proposal> proposals) {
        StringBuilder text = new StringBuilder(MARK)
                .append(" from ")
                .append(Words.line(file))
                .append(
                        ".\n-- It ends in the same schema and rows, and does not record the migration in the tool's history.\n")
                .append("-- Each wait for a lock is short: what fails by its timeout can be run again from there.\n-- ")
                .append(scripts.command())
                .append(" …\n\n");
        for (Proposal proposal : proposals) {
            String hold = proposal.hold();
            if (hold != null) {
                text.append("-- Waits for contract: ").append(Words.line(hold)).append("\n");
            }
            proposal.refused()
                    .forEach(at -> text.append("-- Not here: line ")
                            .append(at.line())
                            .append(", which Towpath refuses; the review says why.\n"));
            text.append(scripts.of(proposal.steps(), lockTimeout));
        }
        return text.toString();
    }
}
