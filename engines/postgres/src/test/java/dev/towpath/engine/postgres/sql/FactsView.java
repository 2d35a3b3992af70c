package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.TableName;
import java.util.Optional;

/** A schema just as a server described it. */
record FactsView(DatabaseFacts facts) implements SchemaView {
    @Override
    public ServerVersion version() {
        return facts.version();
    }

    @Override
    public TableName resolve(TableName name) {
        return name.in(facts.defaultSchema());
    }

    @Override
    public Optional<TableFacts> existing(TableName table) {
        return facts.table(table);
    }

    @Override
    public Optional<TableFacts> ownerOf(TableName index) {
        return facts.tables().values().stream()
                .filter(table -> table.indexes().stream().anyMatch(i -> i.name().equals(index.name())))
                .findFirst();
    }

    @Override
    public long smallTableRows() {
        return 0;
    }
}
