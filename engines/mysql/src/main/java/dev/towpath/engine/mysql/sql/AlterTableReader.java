package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.PartitionChange;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TableChange;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code ALTER TABLE}: one action for each of its parts, and one for each {@code ALGORITHM} and {@code LOCK}. The
 * statement of a part carries these clauses along.
 */
final class AlterTableReader {
    /**
     * One thing the statement does.
     *
     * @param text the part as it stands behind the table's name
     */
    private record Part(SchemaOperation operation, String text, int offset) {}

    private final Source source;
    private final MySqlParser.AlterTableContext node;
    private final TableName table;
    private final AlterItemReader items;
    private final List<Part> parts = new ArrayList<>();
    private final List<Part> modifiers = new ArrayList<>();

    AlterTableReader(Source source, MySqlParser.AlterTableContext node) {
        this.source = source;
        this.node = node;
        this.table = source.name(node.tableRef());
        this.items = new AlterItemReader(source, table);
    }

    List<Action> read() {
        if (node.alterTableActions() != null) {
            actions(node.alterTableActions());
        }
        if (parts.isEmpty() && modifiers.isEmpty()) {
            // Allowed, and does nothing.
            return List.of(new Action(new SchemaOperation.AlterTable(table, TableChange.OTHER, ""), source.sql()));
        }
        swapPrimaryKey();
        String head = source.sql().substring(0, Source.end(node.tableRef())) + " ";
        String tail = modifiers.stream().map(part -> ", " + part.text()).reduce("", String::concat);
        List<Action> actions = new ArrayList<>();
        boolean whole = parts.size() <= 1;
        for (Part part : parts) {
            actions.add(new Action(part.operation(), whole ? source.sql() : head + part.text() + tail, part.offset()));
        }
        for (Part part : modifiers) {
            actions.add(new Action(part.operation(), whole ? source.sql() : head + part.text(), part.offset()));
        }
        return actions;
    }

    private void actions(MySqlParser.AlterTableActionsContext actions) {
        modifiers(actions.alterCommandsModifierList());
        MySqlParser.AlterCommandListContext commands = actions.alterCommandList();
        if (commands != null) {
            modifiers(commands.alterCommandsModifierList());
            if (commands.alterList() != null) {
                list(commands.alterList());
            }
        }
        if (actions.partitionClause() != null) {
            partitions(PartitionChange.PARTITION_BY, List.of(), actions.partitionClause());
        }
        if (actions.removePartitioning() != null) {
            partitions(PartitionChange.REMOVE_PARTITIONING, List.of(), actions.removePartitioning());
        }
        if (actions.standaloneAlterCommands() != null) {
            standalone(actions.standaloneAlterCommands());
        }
    }

    private void list(MySqlParser.AlterListContext list) {
        for (int i = 0; i < list.getChildCount(); i++) {
            switch (list.getChild(i)) {
                case MySqlParser.AlterListItemContext item -> item(item);
                case MySqlParser.AlterCommandsModifierContext modifier -> modifier(modifier);
                case MySqlParser.CreateTableOptionsSpaceSeparatedContext options ->
                    options.createTableOption()
                            .forEach(
                                    option -> add(OptionReader.of(option, table, source), source.text(option), option));
                default -> {}
            }
        }
    }

    private void item(MySqlParser.AlterListItemContext item) {
        MySqlParser.TableElementListContext several = item.tableElementList();
        if (several == null) {
            add(items.read(item), source.text(item), item);
            return;
        }
        for (MySqlParser.TableElementContext element : several.tableElement()) {
            add(items.read(element), "ADD " + source.text(element), element);
        }
    }

    private void add(SchemaOperation operation, String text, ParserRuleContext at) {
        parts.add(new Part(operation, text, Source.start(at)));
    }

    private void modifiers(MySqlParser.@Nullable AlterCommandsModifierListContext list) {
        if (list != null) {
            list.alterCommandsModifier().forEach(this::modifier);
        }
    }

    private void modifier(MySqlParser.AlterCommandsModifierContext modifier) {
        TableChange change = modifier.alterAlgorithmOption() != null
                ? TableChange.ALGORITHM
                : modifier.alterLockOption() != null ? TableChange.LOCK : TableChange.OTHER;
        String text = source.text(modifier);
        modifiers.add(new Part(
                new SchemaOperation.AlterTable(table, change, Source.oneLine(text)), text, Source.start(modifier)));
    }

    private void standalone(MySqlParser.StandaloneAlterCommandsContext command) {
        MySqlParser.AlterPartitionContext partition = command.alterPartition();
        if (partition != null) {
            partitions(change(partition), names(partition), partition);
        } else {
            String text = source.text(command);
            boolean file = Nodes.says(command, MySqlParser.TABLESPACE_SYMBOL);
            add(
                    new SchemaOperation.AlterTable(
                            table, file ? TableChange.TABLESPACE_FILE : TableChange.OTHER, Source.oneLine(text)),
                    text,
                    command);
        }
    }

    private void partitions(PartitionChange change, List<String> names, ParserRuleContext at) {
        add(new SchemaOperation.ChangePartitions(table, change, names, source.display(at)), source.text(at), at);
    }

    private static PartitionChange change(MySqlParser.AlterPartitionContext node) {
        return switch (node.getStart().getType()) {
            case MySqlParser.ADD_SYMBOL -> PartitionChange.ADD;
            case MySqlParser.DROP_SYMBOL -> PartitionChange.DROP;
            case MySqlParser.COALESCE_SYMBOL -> PartitionChange.COALESCE;
            case MySqlParser.REORGANIZE_SYMBOL -> PartitionChange.REORGANIZE;
            case MySqlParser.REBUILD_SYMBOL -> PartitionChange.REBUILD;
            case MySqlParser.TRUNCATE_SYMBOL -> PartitionChange.TRUNCATE;
            case MySqlParser.EXCHANGE_SYMBOL -> PartitionChange.EXCHANGE;
            case MySqlParser.DISCARD_SYMBOL, MySqlParser.IMPORT_SYMBOL -> PartitionChange.TABLESPACE;
            default -> PartitionChange.MAINTAIN;
        };
    }

    private List<String> names(MySqlParser.AlterPartitionContext node) {
        if (node.identifier() != null) {
            return List.of(source.identifier(node.identifier()));
        }
        MySqlParser.IdentifierListContext list = node.identifierList() != null
                ? node.identifierList()
                : node.allOrPartitionNameList() == null
                        ? null
                        : node.allOrPartitionNameList().identifierList();
        if (list != null) {
            return list.identifier().stream().map(source::identifier).toList();
        }
        return node.partitionDefinitions() == null
                ? List.of()
                : node.partitionDefinitions().partitionDefinition().stream()
                        .map(each -> source.identifier(each.identifier()))
                        .toList();
    }

    /** A key that goes while another comes is one rebuild; a key that just goes is a copy. */
    private void swapPrimaryKey() {
        boolean adds = parts.stream().map(Part::operation).anyMatch(AlterTableReader::addsPrimaryKey);
        if (!adds) {
            return;
        }
        parts.replaceAll(part -> part.operation() instanceof SchemaOperation.DropConstraint drop
                        && drop.constraint().equals(KeyReader.PRIMARY)
                ? new Part(
                        new SchemaOperation.AlterTable(table, TableChange.SWAP_PRIMARY_KEY, part.text()),
                        part.text(),
                        part.offset())
                : part);
    }

    /** What {@code CREATE INDEX} and {@code DROP INDEX} say of how they have to be done. */
    static List<Action> modifiers(
            MySqlParser.@Nullable IndexLockAndAlgorithmContext node, TableName table, Source source) {
        List<Action> actions = new ArrayList<>();
        if (node != null && node.alterAlgorithmOption() != null) {
            actions.add(modifier(TableChange.ALGORITHM, node.alterAlgorithmOption(), table, source));
        }
        if (node != null && node.alterLockOption() != null) {
            actions.add(modifier(TableChange.LOCK, node.alterLockOption(), table, source));
        }
        return actions;
    }

    private static Action modifier(TableChange change, ParserRuleContext at, TableName table, Source source) {
        return new Action(
                new SchemaOperation.AlterTable(table, change, source.display(at)), source.sql(), Source.start(at));
    }

    private static boolean addsPrimaryKey(SchemaOperation operation) {
        return switch (operation) {
            case SchemaOperation.AddConstraint add -> add.constraint() instanceof ConstraintSpec.PrimaryKey;
            case SchemaOperation.AddColumn add ->
                add.column().constraints().stream().anyMatch(ConstraintSpec.PrimaryKey.class::isInstance);
            default -> false;
        };
    }
}
