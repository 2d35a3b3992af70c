package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.engine.spi.sql.OnlineForm.Part;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Indexes on tables in use are built and dropped CONCURRENTLY, where the server can. */
final class IndexForms {
    private static final Pattern CREATE =
            Pattern.compile("^(CREATE\\s+(?:UNIQUE\\s+)?INDEX)\\b\\s*", Pattern.CASE_INSENSITIVE);

    private IndexForms() {}

    static OnlineForm create(SchemaOperation.CreateIndex create, Action action, TableFacts table, SchemaView schema) {
        if (create.concurrently() && create.index() != null && (create.only() || !table.partitioned())) {
            return new OnlineForm.AsWritten();
        }
        if ((create.only() && table.partitioned()) || isSkipped(create, table, schema)) {
            // Nothing is built.
            return new OnlineForm.AsWritten();
        }
        String sql = Words.withoutComments(action.sql());
        Matcher head = CREATE.matcher(sql);
        List<Words> elements = elements(Words.of(sql));
        String name = create.index() != null ? create.index() : IndexNames.ofElements(table, elements, schema);
        if (!head.find() || name == null) {
            return blocking(table, name == null);
        }
        if (table.partitioned()) {
            return partitioned(new PartitionedIndex.Wanted(create, name, sql, elements), table, schema);
        }
        String rest = sql.substring(head.end());
        if (create.index() == null) {
            rest = PostgresNames.quote(name) + " " + rest.replaceFirst("(?i)^CONCURRENTLY\\b\\s*", "");
        }
        return new OnlineForm.Rewritten(
                List.of(new Part.IndexBuild(
                        head.group(1) + " CONCURRENTLY " + rest,
                        table.name(),
                        new TableName(table.name().schema(), name))),
                "CREATE INDEX locks out writes on " + table.name() + " until it is built");
    }

    private static OnlineForm partitioned(PartitionedIndex.Wanted wanted, TableFacts table, SchemaView schema) {
        OnlineForm form = PartitionedIndex.of(wanted, table, schema);
        return form == null ? blocking(table, false) : form;
    }

    /** IF NOT EXISTS does nothing when anything has the name; an index of this table may be an unfinished one, though. */
    private static boolean isSkipped(SchemaOperation.CreateIndex create, TableFacts table, SchemaView schema) {
        String name = create.index();
        if (!create.ifNotExists() || name == null) {
            return false;
        }
        boolean ours = !table.partitioned()
                && table.indexes().stream().anyMatch(index -> index.name().equals(name));
        return !ours && schema.relationTaken(new TableName(table.name().schema(), name));
    }

    private static OnlineForm blocking(TableFacts table, boolean nameless) {
        return new OnlineForm.Blocking(
                "builds an index on " + table.name() + ", which locks out writes until it is built",
                table.partitioned()
                        ? "Create it ON ONLY the parent, build it concurrently on each partition (or take the one that is"
                                + " there), then attach."
                        : nameless
                                ? "Give it a name, so that it can be built online."
                                : "Write it as CREATE INDEX CONCURRENTLY.");
    }

    static OnlineForm drop(SchemaOperation.DropIndex drop, TableFacts table, SchemaView schema) {
        boolean constraint = table.indexes().stream()
                .anyMatch(index -> index.name().equals(drop.index().name()) && index.constraint());
        if (drop.concurrently() || drop.cascade() || constraint || table.partitioned()) {
            return new OnlineForm.AsWritten();
        }
        TableName index = schema.resolve(drop.index());
        return new OnlineForm.Rewritten(
                List.of(new Part.IndexDrop(
                        "DROP INDEX CONCURRENTLY " + (drop.ifExists() ? "IF EXISTS " : "") + PostgresNames.quote(index),
                        index)),
                "DROP INDEX queues for ACCESS EXCLUSIVE on " + table.name());
    }

    /** The indexed elements and then the included ones, which the server's name counts too. */
    private static List<Words> elements(Words sql) {
        int open = sql.find("(", 0);
        if (open < 0 || sql.close(open) < 0) {
            return List.of(new Words(List.of()));
        }
        List<Words> elements = new ArrayList<>(sql.list(open));
        int close = sql.close(open);
        if (sql.is(close + 1, "include") && sql.is(close + 2, "(")) {
            elements.addAll(sql.list(close + 2));
        }
        return elements;
    }
}
