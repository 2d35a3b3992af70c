package dev.towpath.review.rule;

import dev.towpath.engine.spi.sql.Dialect;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.engine.spi.sql.Understanding.Understood;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.List;
import java.util.Optional;

/**
 * One action where it stands: everything a rule may look at.
 *
 * @param engine the engine's name
 * @param dialect what the engine knows about its types and names
 * @param schema as it is before the action
 * @param statement the statement the action belongs to
 * @param locks what the action locks, as written, on tables that were there before; the strongest first
 * @param treatment how Towpath would run it
 * @param course what came before and comes later
 */
public record Scene(
        String engine,
        Dialect dialect,
        SimulatedSchema schema,
        Understood statement,
        Action action,
        List<LockImpact> locks,
        Treatment treatment,
        Course course) {
    public Scene {
        locks = List.copyOf(locks);
    }

    /** What the action does. */
    public SchemaOperation operation() {
        return action.operation();
    }

    /** The server's version. */
    public ServerVersion version() {
        return schema.version();
    }

    /** Whether a table, or a view that ALTER TABLE may name, was there before, so that somebody may use it. */
    public boolean existed(TableName table) {
        return schema.existing(table).isPresent() || schema.otherExisted(table);
    }

    /** What is known of a table, whoever made it. */
    public Optional<TableFacts> table(TableName name) {
        return schema.table(name);
    }

    /** Whether it is so small that a scan or rewrite is over in a moment. */
    public boolean isSmall(TableName table) {
        return schema.existing(table)
                .filter(facts -> facts.estimatedRows() <= schema.smallTableRows())
                .isPresent();
    }

    /** The strong locks among those the action takes. */
    public List<LockImpact> strongLocks() {
        return locks.stream()
                .filter(lock -> lock.lockClass() == LockClass.STRONG)
                .toList();
    }

    /** Whether the present action is the first of its statement. */
    public boolean first() {
        return statement.actions().getFirst().equals(action);
    }

    /** A name as SQL spells it: without a schema where the statement gave none. */
    public String sql(TableName name) {
        String own = dialect.quote(name.name());
        return name.schema() == null ? own : dialect.quote(name.schema()) + "." + own;
    }

    /** Whether two names mean the same table. */
    public boolean same(TableName one, TableName other) {
        return schema.resolve(one).equals(schema.resolve(other));
    }
}
