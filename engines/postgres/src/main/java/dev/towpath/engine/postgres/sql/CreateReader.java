package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.IndexShape;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.PartitionShape;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Reads every form of {@code CREATE}. */
final class CreateReader {
    private final Source source;
    private final PostgresLanguage language;

    /** @param language reads what stands in code */
    CreateReader(Source source, PostgresLanguage language) {
        this.source = source;
        this.language = language;
    }

    SchemaOperation read(ParserRuleContext node) {
        return switch (node) {
            case SQLParser.Create_table_statementContext create -> table(create);
            case SQLParser.Create_table_as_statementContext create -> tableAs(create);
            case SQLParser.Create_table_external_statementContext create ->
                new SchemaOperation.Opaque("CREATE EXTERNAL TABLE");
            case SQLParser.Create_foreign_table_statementContext create ->
                new SchemaOperation.CreateObject(ObjectKind.FOREIGN_TABLE, source.name(create.name), null, false);
            case SQLParser.Create_index_statementContext create -> index(create);
            case SQLParser.Create_statistics_statementContext create ->
                create.name == null ? statistics(create) : object(create);
            case SQLParser.Create_schema_statementContext create ->
                create.name == null ? schema(create) : object(create);
            default -> object(node);
        };
    }

    private SchemaOperation object(ParserRuleContext node) {
        TableName name = ObjectNames.name(ObjectNames.nameNode(node), source);
        boolean replaces = Nodes.leadingWords(node).regionMatches(true, 0, "or replace", 0, "or replace".length());
        return new SchemaOperation.CreateObject(
                ObjectNames.created(node),
                placed(name, isTemporary(node)),
                ObjectNames.on(node, source),
                replaces,
                new Details(source, language).of(node));
    }

    private static boolean isTemporary(ParserRuleContext node) {
        return switch (node) {
            case SQLParser.Create_view_statementContext view -> view.TEMP() != null || view.TEMPORARY() != null;
            case SQLParser.Create_sequence_statementContext sequence ->
                sequence.TEMP() != null || sequence.TEMPORARY() != null;
            default -> false;
        };
    }

    /** The server chooses the name; the table tells it apart for people. */
    private SchemaOperation statistics(SQLParser.Create_statistics_statementContext node) {
        TableName table = source.name(node.table_name);
        return new SchemaOperation.CreateObject(ObjectKind.STATISTICS, table, table, false);
    }

    /** A schema without a name is called like its owner. */
    private SchemaOperation schema(SQLParser.Create_schema_statementContext node) {
        TableName owner = TableName.of(source.display(node.user_name()));
        return new SchemaOperation.CreateObject(ObjectKind.SCHEMA, owner, null, false);
    }

    private SchemaOperation index(SQLParser.Create_index_statementContext node) {
        return new SchemaOperation.CreateIndex(
                node.name == null ? null : source.identifier(node.name),
                source.name(node.table_name),
                node.UNIQUE() != null,
                node.CONCURRENTLY() != null,
                node.if_not_exists() != null,
                node.ONLY() != null,
                columns(node.index_rest().index_columns()),
                shape(node.index_rest()));
    }

    private IndexShape shape(SQLParser.Index_restContext node) {
        return new IndexShape(
                node.method == null ? "btree" : source.identifier(node.method),
                node.index_columns().index_column().size(),
                node.including_index() == null
                        ? 0
                        : node.including_index().identifier().size(),
                node.index_where() == null
                        ? null
                        : source.text(node.index_where().vex()),
                expressions(node.index_columns()),
                node.index_columns().index_column().stream().anyMatch(this::isSpecial));
    }

    /** Whether an index of the bare column would serve other queries. */
    private boolean isSpecial(SQLParser.Index_columnContext element) {
        SQLParser.Order_specificationContext order = element.order_specification();
        return element.operator_class != null
                || element.null_ordering() != null
                || (order != null && order.ASC() == null)
                || Words.of(source.text(element.vex())).find("collate", 0) > 0;
    }

    /** All elements when one of them is an expression: the server keeps or drops the index as a whole. */
    private String expressions(SQLParser.Index_columnsContext node) {
        return columns(node).isEmpty()
                ? node.index_column().stream()
                        .map(element -> source.text(element.vex()))
                        .collect(Collectors.joining(", "))
                : "";
    }

    /** The indexed columns; none when an element is more than a name. */
    private List<ColumnName> columns(SQLParser.Index_columnsContext node) {
        List<Words> elements = node.index_column().stream()
                .map(element -> Words.of(source.text(element.vex())))
                .toList();
        return elements.stream().allMatch(words -> words.size() == 1 && words.isName(0))
                ? elements.stream()
                        .map(words -> ColumnName.of(
                                PostgresNames.fold(words.all().getFirst().text())))
                        .toList()
                : List.of();
    }

    private SchemaOperation table(SQLParser.Create_table_statementContext node) {
        SQLParser.Define_tableContext body = node.define_table();
        SQLParser.Define_partitionContext partition = body.define_partition();
        Declarations declarations = new Declarations(source);
        Declarations.Columns columns;
        if (body.define_columns() != null) {
            columns = declarations.columns(body.define_columns());
        } else if (partition != null) {
            columns = declarations.columns(partition.list_of_type_column_def());
        } else {
            columns = declarations.columns(body.define_type().list_of_type_column_def());
        }
        boolean temporary = node.TEMP() != null || node.TEMPORARY() != null;
        return new SchemaOperation.CreateTable(
                placed(source.name(node.name), temporary),
                node.if_not_exists() != null,
                columns.columns(),
                columns.constraints(),
                false,
                partition == null ? null : source.name(partition.parent_table),
                TableTraits.of(node),
                partitioning(node, partition));
    }

    private PartitionShape partitioning(
            SQLParser.Create_table_statementContext node, SQLParser.@Nullable Define_partitionContext partition) {
        return new PartitionShape(
                node.partition_by() == null
                        ? null
                        : source.display(node.partition_by().partition_method()),
                partition == null ? null : source.display(partition.for_values_bound()));
    }

    private SchemaOperation tableAs(SQLParser.Create_table_as_statementContext node) {
        boolean empty = node.NO() != null && node.DATA() != null;
        boolean temporary = node.TEMP() != null || node.TEMPORARY() != null;
        return copy(placed(source.name(node.name), temporary), node.if_not_exists() != null, !empty);
    }

    /** What is temporary never lies in the schema that its name would lead to. */
    static TableName placed(TableName name, boolean temporary) {
        return temporary ? TableName.of(TableName.SESSION_SCHEMA, name.name()) : name;
    }

    /** A table made from a query: its columns are those of the query, which the text does not tell. */
    static SchemaOperation copy(TableName table, boolean ifNotExists, boolean copiesRows) {
        return new SchemaOperation.CreateTable(table, ifNotExists, List.of(), List.of(), copiesRows, null);
    }

    static boolean cascades(SQLParser.@Nullable Cascade_restrictContext node) {
        return node != null && node.CASCADE() != null;
    }
}
