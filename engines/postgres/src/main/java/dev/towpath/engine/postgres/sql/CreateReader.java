package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Reads every form of {@code CREATE}. */
final class CreateReader {
    private final Source source;

    CreateReader(Source source) {
        this.source = source;
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
                ObjectNames.created(node), name, ObjectNames.on(node, source), replaces);
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
                node.ONLY() != null);
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
                partition == null ? null : source.name(partition.parent_table));
    }

    private SchemaOperation tableAs(SQLParser.Create_table_as_statementContext node) {
        boolean empty = node.NO() != null && node.DATA() != null;
        boolean temporary = node.TEMP() != null || node.TEMPORARY() != null;
        return copy(placed(source.name(node.name), temporary), node.if_not_exists() != null, !empty);
    }

    /** A temporary table never lies in the schema that its name would lead to. */
    private static TableName placed(TableName name, boolean temporary) {
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
