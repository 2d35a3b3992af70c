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
        if (create.concurrently() && create.index() != null) {
            return new OnlineForm.AsWritten();
        }
        String sql = Words.withoutComments(action.sql());
        Matcher head = CREATE.matcher(sql);
        String name =
                create.index() != null ? create.index() : IndexNames.ofElements(table, elements(Words.of(sql)), schema);
        if (table.partitioned() || !head.find() || name == null) {
            return blocking(table, name == null);
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

    private static OnlineForm blocking(TableFacts table, boolean nameless) {
        return new OnlineForm.Blocking(
                "builds an index on " + table.name() + ", which locks out writes until it is built",
                table.partitioned()
                        ? "Create it ON ONLY the parent, build it concurrently on each partition, then attach."
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
