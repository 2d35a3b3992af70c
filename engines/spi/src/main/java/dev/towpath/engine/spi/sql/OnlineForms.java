package dev.towpath.engine.spi.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;

/** Knows what each operation locks on this engine, and which form of it lets the application go on. Pure. */
public interface OnlineForms {
    /** What the operation, run as written, locks on tables that existed before; the strongest lock first. */
    List<LockImpact> locks(SchemaOperation operation, SchemaView schema);

    /** What one action of a statement locks, where the statement may say itself how it has to be carried out. */
    default List<LockImpact> locks(Action action, Understanding.Understood read, SchemaView schema) {
        return locks(action.operation(), schema);
    }

    /**
     * How to run an action on a table that existed before and may hold rows and traffic.
     *
     * @param statement the statement the action stands in
     */
    OnlineForm form(Action action, Statement statement, SchemaView schema);

    /** What the catalog shows after the action has run as written; empty when nothing can be told. */
    List<dev.towpath.model.plan.Expectation> expectations(SchemaOperation operation, SchemaView schema);

    /** Whether a table without a key can be filled in pieces, by where its rows are stored. */
    default boolean fillsWithoutKey() {
        return false;
    }

    /** A session setting of a transaction, such as {@code SET LOCAL}, as one that holds until the session is given back. */
    default String beyondTransaction(String setting) {
        return setting;
    }

    /**
     * The schema that unqualified names go to after this session setting.
     *
     * @param home where they go when nothing is set
     * @return the schema's name, or null when the setting does not change it
     */
    @org.jspecify.annotations.Nullable
    String schemaAfter(String setting, String home);
}
