package dev.towpath.engine.spi.sql;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an engine knows about its own types and names, where rules have to ask. Pure. */
public interface Dialect {
    /** The name as SQL of this engine spells it, quoted where it has to be. */
    String quote(String name);

    /** The longest name of an object, in bytes of UTF-8; what is longer is cut or refused. */
    int longestName();

    /** The names in a statement that the server cuts because they are too long, as written; empty when it refuses them. */
    default List<String> cutNames(String sql) {
        return List.of();
    }

    /**
     * The name a constraint has, or gets from the server.
     *
     * @param table as it is before
     * @return empty when it cannot be told
     */
    default String constraintName(TableFacts table, ConstraintSpec constraint) {
        String name = constraint.name();
        return name == null ? "" : name;
    }

    /**
     * The name the server gives to an index without one.
     *
     * @param table as it is before
     * @param columns empty when one of its parts is an expression
     * @return empty when it cannot be told
     */
    default String indexName(TableFacts table, List<ColumnName> columns) {
        return "";
    }

    /** Whether a dropped column leaves the indexes it is part of; else those go with it. */
    default boolean columnsLeaveIndexes() {
        return false;
    }

    /** The columns that a statement names twice where the server takes each one once, as written; often none. */
    default List<String> repeatedNames(String sql) {
        return List.of();
    }

    /** What a change of a column's type costs on this schema. */
    TypeChange typeChange(SchemaOperation.AlterColumnType alter, SchemaView schema);

    /** What kind of values a type holds, as far as rules care. */
    TypeFamily family(String type);

    /**
     * Whether values of one type may not fit the other: a shorter text, a smaller number, fewer digits.
     *
     * @return false also when nobody can tell
     */
    boolean narrows(String from, String to);

    /** The type of the team a column's type names, or null when its text names none. */
    default @Nullable TableName namedType(String type) {
        return null;
    }

    /**
     * How the server carries a statement out as a whole, on engines that have several ways to alter a table.
     *
     * @return empty when the engine has one way only, the statement alters no existing table, or nothing can be told
     */
    default Optional<DdlMethod> method(Understanding.Understood statement, SchemaView schema) {
        return Optional.empty();
    }

    /** Whether two spellings mean the same type. */
    default boolean sameType(String one, String other) {
        return one.equalsIgnoreCase(other);
    }

    /** What a change of type costs. */
    enum TypeChange {
        /** Only the catalog changes. */
        FREE,
        /** Every row is read, because a check is made anew. */
        RECHECKS,
        /** An index is built anew. */
        REINDEXES,
        /** Every row is written. */
        REWRITES,
        /** The present type is not known. */
        UNKNOWN
    }

    /** What kind of values a type holds. */
    enum TypeFamily {
        /** A whole number of two bytes or fewer. */
        SMALL_INTEGER,
        /** A whole number of four bytes. */
        INTEGER,
        /** A whole number of eight bytes. */
        BIG_INTEGER,
        /** Digits, exactly. */
        NUMERIC,
        /** Binary floating point. */
        FLOAT,
        MONEY,
        /** Text of any length, or one that only a limit ends. */
        TEXT,
        /** Text that is padded to its length. */
        FIXED_TEXT,
        BOOLEAN,
        DATE,
        /** A moment without time zone. */
        TIMESTAMP,
        /** A moment. */
        TIMESTAMP_WITH_ZONE,
        TIME,
        UUID,
        /** JSON as text. */
        JSON,
        /** JSON that can be compared and indexed. */
        BINARY_JSON,
        BINARY,
        /** An enumeration or set. */
        ENUMERATION,
        /** Arrays, ranges, geometry, types of the team, and what nobody knows. */
        OTHER
    }
}
