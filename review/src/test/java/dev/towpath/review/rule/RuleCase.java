package dev.towpath.review.rule;

import dev.towpath.engine.spi.Engine;
import dev.towpath.engine.spi.sql.SqlLanguage;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent.SqlScript;
import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.changeset.Loners;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.name.TableName;
import dev.towpath.model.policy.Policy;
import dev.towpath.review.ChangelogReader;
import dev.towpath.review.ReadChangeset;
import dev.towpath.review.Review;
import dev.towpath.review.plan.ChangelogReview;
import dev.towpath.review.plan.Planner;
import dev.towpath.review.plan.PlanningInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One case of a rule, from {@code input.sql} in the rule's folder. A line {@code -- case: fires on …} or {@code -- case:
 * silent on …} begins a case, a line {@code -- file} the next changeset. {@code [postgresql:14]} in the case's line names
 * the server, {@code [transaction: none]} says that the tool wraps nothing, {@code [transaction: whole]} that it wraps
 * whatever stands there (otherwise it wraps as Flyway does), {@code [bytes: orders=1000]} that a database was asked and
 * holds such a table.
 */
public record RuleCase(String rule, String name, List<String> files) {
    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", "")).resolve("src/test/resources/rules");
    private static final Pattern SERVER = Pattern.compile("\\[(postgresql|mysql):(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?]");
    private static final Loners LIKE_FLYWAY = new Loners(
            Loners.Handling.APART,
            List.of(
                    "CREATE INDEX CONCURRENTLY",
                    "CREATE UNIQUE INDEX CONCURRENTLY",
                    "DROP INDEX CONCURRENTLY",
                    "VACUUM"));
    private static final Pattern SIZE = Pattern.compile("\\[bytes: (\\w+)=(\\d+)]");
    private static final Map<String, Engine> ENGINES = new TreeMap<>();

    static {
        ServiceLoader.load(Engine.class).forEach(engine -> ENGINES.put(engine.name(), engine));
    }

    static Path folder(String rule) {
        return FOLDER.resolve(rule);
    }

    /** All rules with cases. */
    public static List<String> rules() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** The cases of a rule. */
    public static List<RuleCase> of(String rule) throws IOException {
        List<RuleCase> cases = new ArrayList<>();
        for (String part : Files.readString(folder(rule).resolve("input.sql")).split("(?m)^-- case: ")) {
            if (!part.isBlank()) {
                String name = part.lines().findFirst().orElseThrow();
                String sql = part.substring(name.length()).stripLeading();
                cases.add(new RuleCase(rule, name, List.of(sql.split("(?m)^-- file\\n"))));
            }
        }
        return cases;
    }

    boolean fires() {
        return name.startsWith("fires");
    }

    /** Whether it is about PostgreSQL. */
    public boolean isPostgres() {
        return !name.contains("[mysql:");
    }

    /** What this rule finds. */
    List<Finding> findings() {
        Matcher size = SIZE.matcher(name);
        return (size.find() ? planned(size) : review().findings())
                .stream().filter(finding -> finding.rule().equals(rule)).toList();
    }

    /** The whole review of its files. */
    public Review review() {
        Engine engine = engine();
        return new ChangelogReview(engine, version(), Policy.DEFAULT, true)
                .review(new ChangelogReader(engine.language()).read(changesets()));
    }

    private List<Finding> planned(Matcher size) {
        Engine engine = engine();
        TableFacts table = new TableFacts(
                TableName.of("public", size.group(1)),
                1_000_000,
                Long.parseLong(size.group(2)),
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        DatabaseFacts facts = DatabaseFacts.of(engine.name(), version(), "public", List.of(table), List.of());
        List<ReadChangeset> read = new ChangelogReader(engine.language()).read(changesets());
        return new Planner(engine)
                .plan(new PlanningInput(read, facts, Policy.DEFAULT))
                .findings();
    }

    /** The language of its server. */
    SqlLanguage language() {
        return engine().language();
    }

    private Engine engine() {
        Matcher server = SERVER.matcher(name);
        return ENGINES.get(server.find() ? server.group(1) : "postgresql");
    }

    private ServerVersion version() {
        Matcher server = SERVER.matcher(name);
        if (!server.find()) {
            return new ServerVersion(17, 0);
        }
        int major = Integer.parseInt(server.group(2));
        return server.group(3) == null
                ? ServerVersion.newest(major)
                : new ServerVersion(
                        major,
                        Integer.parseInt(server.group(3)),
                        server.group(4) == null ? 0 : Integer.parseInt(server.group(4)));
    }

    private List<Changeset> changesets() {
        TransactionMode mode = name.contains("[transaction: none]") ? TransactionMode.NONE : TransactionMode.WHOLE;
        Loners loners = name.contains("[transaction: whole]") ? Loners.UNNOTICED : LIKE_FLYWAY;
        List<Changeset> changesets = new ArrayList<>();
        for (String sql : files) {
            String file = "V" + (changesets.size() + 1) + ".sql";
            changesets.add(new Changeset(
                    ChangesetId.of(file), file, "", false, new SqlScript(Script.verbatim(file, sql), mode, loners)));
        }
        return changesets;
    }
}
