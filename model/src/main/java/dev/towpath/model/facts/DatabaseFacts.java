package dev.towpath.model.facts;

import dev.towpath.model.name.TableName;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a plan has to know of one database. Taken in one transaction, so that it is one moment.
 *
 * @param engine the engine's name
 * @param version the server's version
 * @param defaultSchema where unqualified names go
 * @param tables every table outside the system's and Towpath's own schemas
 * @param others views, sequences, types, functions and the like outside those schemas, by name only
 * @param constrainedDomains the domains that hold their values to a check or to NOT NULL
 */
public record DatabaseFacts(
        String engine,
        ServerVersion version,
        String defaultSchema,
        SortedMap<TableName, TableFacts> tables,
        SortedSet<TableName> others,
        SortedSet<TableName> constrainedDomains) {
    public DatabaseFacts {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
        others = Collections.unmodifiableSortedSet(new TreeSet<>(others));
        constrainedDomains = Collections.unmodifiableSortedSet(new TreeSet<>(constrainedDomains));
    }

    /** Facts about an empty database: what a review without a server assumes. */
    public static DatabaseFacts empty(String engine, ServerVersion version, String defaultSchema) {
        return new DatabaseFacts(engine, version, defaultSchema, new TreeMap<>(), new TreeSet<>(), new TreeSet<>());
    }

    /** Facts with these tables. */
    public static DatabaseFacts of(
            String engine,
            ServerVersion version,
            String defaultSchema,
            List<TableFacts> tables,
            Collection<TableName> others) {
        SortedMap<TableName, TableFacts> byName = new TreeMap<>();
        tables.forEach(table -> byName.put(table.name(), table));
        return new DatabaseFacts(engine, version, defaultSchema, byName, new TreeSet<>(others), new TreeSet<>());
    }

    /** The same, with these domains that constrain their values. */
    public DatabaseFacts withConstrainedDomains(Collection<TableName> domains) {
        return new DatabaseFacts(engine, version, defaultSchema, tables, others, new TreeSet<>(domains));
    }

    /** The table of this name; a name without a schema is looked up in the default schema. */
    public Optional<TableFacts> table(TableName name) {
        return Optional.ofNullable(tables.get(name.in(defaultSchema)));
    }

    /** Whether nothing exists yet that a statement could harm. */
    public boolean isFresh() {
        return tables.isEmpty() && others.isEmpty();
    }
}
