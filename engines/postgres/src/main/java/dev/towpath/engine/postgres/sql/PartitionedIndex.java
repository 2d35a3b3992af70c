package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.engine.spi.sql.OnlineForm.Part;
import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.plan.Expectation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An index on a partitioned table in use: ON ONLY the parent, online on each partition, then attached, with the names
 * that the server gives to the partitions' indexes. The parent's index becomes valid with the last one attached.
 */
final class PartitionedIndex {
    private final Wanted wanted;
    /** From the method or the first bracket on. */
    private final String definition;

    private final Taking schema;
    private final List<Part> parts = new ArrayList<>();

    private PartitionedIndex(Wanted wanted, String definition, SchemaView schema) {
        this.wanted = wanted;
        this.definition = definition;
        this.schema = new Taking(schema, new HashSet<>());
    }

    /**
     * What was written.
     *
     * @param name of the parent's index
     * @param sql the statement without comments
     * @param elements what is indexed and included
     */
    record Wanted(SchemaOperation.CreateIndex create, String name, String sql, List<Words> elements) {
        Wanted {
            elements = List.copyOf(elements);
        }
    }

    /** The online form; null when there is none, or none that is known to end in the same catalog. */
    static @Nullable OnlineForm of(Wanted wanted, TableFacts table, SchemaView schema) {
        String definition = definition(wanted.sql());
        if (definition == null) {
            return null;
        }
        PartitionedIndex index = new PartitionedIndex(wanted, definition, schema);
        if (!index.partitioned(table, wanted.name())) {
            return null;
        }
        return new OnlineForm.Rewritten(
                index.parts,
                "CREATE INDEX locks out writes on all partitions of " + table.name() + " until it is built");
    }

    /** What follows the table's name. */
    private static @Nullable String definition(String sql) {
        Words words = Words.of(sql);
        int at = words.find("on", 0) + 1;
        at += words.is(at, "only") ? 1 : 0;
        while (words.is(at + 1, ".")) {
            at += 2;
        }
        boolean named = at > 0 && words.isName(at) && at + 1 < words.size();
        return named ? sql.substring(words.all().get(at + 1).start()) : null;
    }

    private boolean partitioned(TableFacts table, String name) {
        TableName index = new TableName(table.name().schema(), name);
        schema.taken().add(index);
        List<TableFacts> partitions = schema.partitions(table.name());
        LockImpact lock = new LockImpact("SHARE", LockClass.STRONG, table.name(), "writes", LockImpact.Duration.BRIEF);
        parts.add(new Part.InTransaction(
                head("") + PostgresNames.quote(name) + " ON ONLY " + PostgresNames.quote(table.name()) + " "
                        + definition,
                partitions.isEmpty() ? List.of(valid(table, index)) : List.of(),
                List.of(lock)));
        for (int i = 0; i < partitions.size(); i++) {
            TableFacts partition = partitions.get(i);
            String child = IndexNames.ofElements(partition, wanted.elements(), schema);
            // The server would attach an index that is there already instead of building one.
            if (child == null || mayHaveIt(partition) || !build(partition, child)) {
                return false;
            }
            TableName below = new TableName(partition.name().schema(), child);
            boolean last = i == partitions.size() - 1;
            parts.add(new Part.InTransaction(
                    "ALTER INDEX " + PostgresNames.quote(index) + " ATTACH PARTITION " + PostgresNames.quote(below),
                    last ? List.of(valid(table, index)) : List.of(),
                    List.of(new LockImpact(
                            "ACCESS EXCLUSIVE",
                            LockClass.STRONG,
                            below,
                            "reads and writes",
                            LockImpact.Duration.BRIEF))));
        }
        return true;
    }

    private boolean build(TableFacts partition, String name) {
        if (partition.partitioned()) {
            return partitioned(partition, name);
        }
        TableName index = new TableName(partition.name().schema(), name);
        schema.taken().add(index);
        String tail = PostgresNames.quote(name) + " ON " + PostgresNames.quote(partition.name()) + " " + definition;
        parts.add(
                schema.existing(partition.name()).isPresent()
                        ? new Part.IndexBuild(head("CONCURRENTLY ") + tail, partition.name(), index)
                        : new Part.InTransaction(head("") + tail, List.of(valid(partition, index)), List.of()));
        return true;
    }

    private String head(String how) {
        return (wanted.create().unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + how;
    }

    private static Expectation valid(TableFacts table, TableName index) {
        return new Expectation.IndexValid(table.name(), index);
    }

    private boolean mayHaveIt(TableFacts partition) {
        return partition.indexes().stream()
                .anyMatch(index -> index.unique() == wanted.create().unique()
                        && index.columns().equals(wanted.create().columns()));
    }

    /** The schema with the names this form has given away already. */
    private record Taking(SchemaView schema, Set<TableName> taken) implements SchemaView {
        @Override
        public ServerVersion version() {
            return schema.version();
        }

        @Override
        public TableName resolve(TableName name) {
            return schema.resolve(name);
        }

        @Override
        public Optional<TableFacts> existing(TableName table) {
            return schema.existing(table);
        }

        @Override
        public Optional<TableFacts> ownerOf(TableName index) {
            return schema.ownerOf(index);
        }

        @Override
        public long smallTableRows() {
            return schema.smallTableRows();
        }

        @Override
        public List<TableFacts> partitions(TableName table) {
            return schema.partitions(table);
        }

        @Override
        public boolean relationTaken(TableName name) {
            return taken.contains(name) || schema.relationTaken(name);
        }

        @Override
        public boolean constraintTaken(TableName name) {
            return schema.constraintTaken(name);
        }
    }
}
