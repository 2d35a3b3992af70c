package dev.towpath.engine.spi.sql;

import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectDetail;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The schema as it will be when a statement's turn comes: what was there before, and what the plan made since. */
public interface SchemaView {
    /** The server's version. */
    ServerVersion version();

    /** The name with its schema, as the server would find it. */
    TableName resolve(TableName name);

    /** A table that existed before the plan, so that it may hold rows and an application may use it. */
    Optional<TableFacts> existing(TableName table);

    /** Whether a view, type, function or other object of this name, no table, existed before the plan. */
    default boolean otherExisted(TableName name) {
        return false;
    }

    /** The existing table an index belongs to; empty when the index is the plan's own or unknown. */
    Optional<TableFacts> ownerOf(TableName index);

    /** Up to this many rows a scan or rewrite is over in a moment. */
    long smallTableRows();

    /** The partitions right below a partitioned table, by name; also those the plan made. */
    default List<TableFacts> partitions(TableName table) {
        return List.of();
    }

    /** Whether a table, index, view or sequence of this name stands in that schema, as far as known. */
    default boolean relationTaken(TableName name) {
        return existing(name).isPresent();
    }

    /** Whether a constraint of this name stands in that schema, on whatever table, as far as known. */
    default boolean constraintTaken(TableName name) {
        return false;
    }

    /** Every table that existed before the plan, as far as known. */
    default List<TableFacts> existingTables() {
        return List.of();
    }

    /** The tables that existed before the plan and may have a foreign key to this one; more than do, never fewer. */
    default List<TableFacts> mayReferTo(TableName parent) {
        return existingTables();
    }

    /** Whether what is not known does not exist. */
    default boolean complete() {
        return true;
    }

    /** What is known of a view, type or other object beyond its name. */
    default ObjectDetail detail(TableName object) {
        return ObjectDetail.NONE;
    }

    /** What a session setting was set to for the present statement, in the file itself; null when it was not. */
    default @Nullable String setting(String name) {
        return null;
    }
}
