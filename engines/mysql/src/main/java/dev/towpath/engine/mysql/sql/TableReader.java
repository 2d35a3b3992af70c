package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TableTrait;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code CREATE TABLE}: the table, then as further actions the indexes and the options it declares, which other
 * engines write as statements of their own.
 */
final class TableReader {
    private final Source source;
    private final List<ColumnSpec> columns = new ArrayList<>();
    private final List<ConstraintSpec> constraints = new ArrayList<>();
    private final List<Action> further = new ArrayList<>();

    TableReader(Source source) {
        this.source = source;
    }

    List<Action> read(MySqlParser.CreateTableContext node) {
        TableName written = source.name(node.tableName());
        boolean temporary = Nodes.says(node, MySqlParser.TEMPORARY_SYMBOL);
        TableName table = temporary ? TableName.of(TableName.SESSION_SCHEMA, written.name()) : written;
        MySqlParser.CreateTableOptionsEtcContext tail = node.createTableOptionsEtc();
        List<MySqlParser.CreateTableOptionContext> options = tail == null || tail.createTableOptions() == null
                ? List.of()
                : tail.createTableOptions().createTableOption();
        String characterSet = characterSet(options);
        if (node.tableElementList() != null) {
            node.tableElementList().tableElement().forEach(element -> element(element, table, characterSet));
        }
        options.forEach(option -> further.add(
                new Action(OptionReader.of(option, table, source), alter(table, "", option), Source.start(option))));
        List<Action> actions = new ArrayList<>();
        actions.add(new Action(
                new SchemaOperation.CreateTable(
                        table,
                        node.ifNotExists() != null,
                        columns,
                        constraints,
                        Nodes.has(node, MySqlParser.DuplicateAsQeContext.class),
                        null,
                        traits(node)),
                source.sql()));
        actions.addAll(further);
        return actions;
    }

    private static Set<TableTrait> traits(MySqlParser.CreateTableContext node) {
        EnumSet<TableTrait> traits = EnumSet.noneOf(TableTrait.class);
        if (Nodes.has(node, MySqlParser.PartitionClauseContext.class)) {
            traits.add(TableTrait.PARTITIONED);
        }
        if (Nodes.says(node, MySqlParser.LIKE_SYMBOL)) {
            traits.add(TableTrait.LIKE);
        }
        return traits;
    }

    private void element(MySqlParser.TableElementContext element, TableName table, @Nullable String characterSet) {
        MySqlParser.ColumnDefinitionContext column = element.columnDefinition();
        if (column != null) {
            ColumnSpec spec = new ColumnReader(source)
                    .read(column.columnName(), column.fieldDefinition(), column.checkOrReferences(), null);
            columns.add(characterSet == null ? spec : inherited(spec, characterSet));
            return;
        }
        MySqlParser.TableConstraintDefContext key = element.tableConstraintDef();
        ConstraintSpec constraint = new KeyReader(source).constraint(key);
        if (constraint != null) {
            constraints.add(constraint);
        } else {
            further.add(
                    new Action(new KeyReader(source).index(key, table), alter(table, "ADD ", key), Source.start(key)));
        }
    }

    /** What a table says of characters holds for its columns that say nothing. */
    private static ColumnSpec inherited(ColumnSpec spec, String characterSet) {
        if (!ColumnType.of(spec.type()).isText() || spec.attributes().containsKey("character set")) {
            return spec;
        }
        SortedMap<String, String> attributes = new TreeMap<>(spec.attributes());
        attributes.put("character set", characterSet);
        return new ColumnSpec(
                spec.name(), spec.type(), spec.notNull(), spec.defaultValue(), spec.constraints(), attributes);
    }

    private @Nullable String characterSet(List<MySqlParser.CreateTableOptionContext> options) {
        String found = null;
        for (MySqlParser.CreateTableOptionContext option : options) {
            if (option.defaultCharset() != null) {
                found = MySqlNames.fold(source.text(option.defaultCharset().charsetName()));
            } else if (option.defaultCollation() != null && found == null) {
                found = CharacterSets.ofCollation(
                        MySqlNames.fold(source.text(option.defaultCollation().collationName())));
            }
        }
        return found;
    }

    private String alter(TableName table, String verb, ParserRuleContext part) {
        return "ALTER TABLE " + MySqlNames.quote(table) + " " + verb + source.text(part);
    }
}
