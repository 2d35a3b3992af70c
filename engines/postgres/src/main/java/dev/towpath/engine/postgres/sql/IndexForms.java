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
            Pattern.compile("^(CREATE\\s+(?:UNIQUE\\s+)?INDEX)\\s+", Pattern.CASE_INSENSITIVE);

    private IndexForms() {}

    static OnlineForm create(SchemaOperation.CreateIndex create, Action action, TableFacts table, SchemaView schema) {
        if (create.concurrently() && create.index() != null) {
            return new OnlineForm.AsWritten();
        }
        Matcher head = CREATE.matcher(action.sql());
        List<String> elements = elements(action.sql());
        if (table.partitioned() || !head.find() || elements.isEmpty()) {
            return new OnlineForm.Blocking(
                    "builds an index on " + table.name() + ", which locks out writes until it is built",
                    table.partitioned()
                            ? "Create it ON ONLY the parent, build it concurrently on each partition, then attach."
                            : "Write it as CREATE INDEX CONCURRENTLY.");
        }
        String name = create.index();
        String rest = action.sql().substring(head.end());
        if (name == null) {
            name = IndexNames.ofElements(table, elements);
            rest = PostgresNames.quote(name) + " " + rest.replaceFirst("(?i)^CONCURRENTLY\\s+", "");
        }
        return new OnlineForm.Rewritten(
                List.of(new Part.IndexBuild(
                        head.group(1) + " CONCURRENTLY " + rest,
                        table.name(),
                        new TableName(table.name().schema(), name))),
                "CREATE INDEX locks out writes on " + table.name() + " until it is built");
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

    /** The elements between the first brackets, cut at top-level commas; empty when there are none. */
    private static List<String> elements(String sql) {
        List<String> elements = new ArrayList<>();
        int open = sql.indexOf('(');
        int depth = 0;
        int from = open + 1;
        for (int i = open; open >= 0 && i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '"') {
                i = Math.max(i, sql.indexOf('"', i + 1));
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                elements.add(sql.substring(from, i));
                return elements;
            } else if (c == ',' && depth == 1) {
                elements.add(sql.substring(from, i));
                from = i + 1;
            }
        }
        return List.of();
    }
}
