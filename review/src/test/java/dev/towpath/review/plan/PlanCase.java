package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.model.policy.Policy;
import dev.towpath.testing.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One folder of golden plans: {@code before.sql} makes the database (with lines {@code -- rows: 5000000}, {@code -- version:
 * 17}, {@code -- policy: run} and {@code -- run: no}), every {@code V….sql} is a changeset.
 */
record PlanCase(String name, String before, Map<String, String> files) {
    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", "")).resolve("src/test/resources/plans");

    static List<PlanCase> all() throws IOException {
        List<PlanCase> cases = new ArrayList<>();
        try (Stream<Path> folders = Files.list(FOLDER).sorted()) {
            for (Path folder : folders.toList()) {
                cases.add(load(folder));
            }
        }
        return cases;
    }

    private static PlanCase load(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.filter(f -> f.toString().endsWith(".sql")).toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        String before = files.remove("before.sql");
        return new PlanCase(folder.getFileName().toString(), before == null ? "" : before, files);
    }

    String golden() {
        return "plans/" + name + "/expected.txt";
    }

    boolean runs() {
        return !directive("run", "yes").equals("no");
    }

    void prepare(TestDatabase database) throws SQLException {
        if (!before.isBlank()) {
            TrialRun.asWritten(statements(Map.of("before.sql", before), Set.of()), database);
        }
    }

    MigrationPlan plan(TestDatabase database) throws SQLException {
        DatabaseFacts facts = Planned.facts(
                database, Integer.parseInt(directive("version", "18")), Long.parseLong(directive("rows", "5000000")));
        return Planned.plan(files, facts, policy());
    }

    private Policy policy() {
        Policy d = Policy.DEFAULT;
        Policy.Unknown unknown =
                directive("policy", "refuse").equals("run") ? Policy.Unknown.RUN : Policy.Unknown.REFUSE;
        return new Policy(
                d.failOn(),
                unknown,
                unknown,
                d.backfillAboveRows(),
                d.lockTimeout(),
                d.lockHold(),
                d.lockAttempts(),
                d.lockBackoff(),
                d.fill());
    }

    private String directive(String key, String otherwise) {
        Matcher matcher = Pattern.compile("(?m)^-- " + key + ": (\\S+)$").matcher(before);
        return matcher.find() ? matcher.group(1) : otherwise;
    }

    /** The files' statements as written, but for those of held changesets. */
    List<PlannedStatement> written(MigrationPlan plan) {
        Set<String> kept = new java.util.TreeSet<>();
        plan.changesets().forEach(changeset -> kept.add(changeset.file()));
        return statements(files, kept);
    }

    private static List<PlannedStatement> statements(Map<String, String> files, Set<String> kept) {
        List<PlannedStatement> all = new ArrayList<>();
        files.forEach((file, sql) -> {
            if (!kept.isEmpty() && !kept.contains(file)) {
                return;
            }
            Planned.ENGINE.language().split(Script.verbatim(file, sql)).stream()
                    .map(Planned.ENGINE.language()::understand)
                    .map(Understanding::statement)
                    .forEach(s -> all.add(new PlannedStatement(s.sql(), null, s.at(), List.of(), s.copyData())));
            all.add(new PlannedStatement(
                    "RESET ALL", null, new dev.towpath.model.changeset.SourcePosition(file, 1, 1), List.of(), null));
        });
        return all;
    }
}
