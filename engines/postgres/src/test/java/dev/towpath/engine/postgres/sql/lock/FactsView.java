package dev.towpath.engine.postgres.sql.lock;

import dev.towpath.engine.spi.sql.SchemaView;
import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectDetail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A schema just as a server described it, in a session with these settings. */
record FactsView(DatabaseFacts facts, Map<String, String> settings) implements SchemaView {
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
    public boolean otherExisted(TableName name) {
        return facts.others().contains(resolve(name));
    }

    @Override
    public Optional<TableFacts> ownerOf(TableName index) {
        return tables().filter(
                        table -> table.indexes().stream().anyMatch(i -> i.name().equals(index.name())))
                .findFirst();
    }

    @Override
    public long smallTableRows() {
        return 0;
    }

    @Override
    public List<TableFacts> existingTables() {
        return tables().toList();
    }

    private Stream<TableFacts> tables() {
        return facts.tables().values().stream();
    }

    @Override
    public List<TableFacts> partitions(TableName table) {
        TableName parent = resolve(table);
        return tables().filter(each -> parent.equals(each.partitionOf())).toList();
    }

    @Override
    public ObjectDetail detail(TableName object) {
        return facts.constrainedDomains().contains(resolve(object))
                ? new ObjectDetail.Domain("", true)
                : ObjectDetail.NONE;
    }

    @Override
    public @Nullable String setting(String name) {
        return settings.get(name);
    }
}
