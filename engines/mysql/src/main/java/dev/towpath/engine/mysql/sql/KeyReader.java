package dev.towpath.engine.mysql.sql;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.ConstraintSpec.ForeignKey.OnDelete;
import dev.towpath.model.operation.IndexShape;
import dev.towpath.model.operation.SchemaOperation;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Reads declarations of keys, indexes and constraints. */
final class KeyReader {
    /** What the server calls every primary key. */
    static final String PRIMARY = "PRIMARY";

    private final Source source;

    KeyReader(Source source) {
        this.source = source;
    }

    /** The constraint, or null when the node declares an index that is none. */
    @Nullable
    ConstraintSpec constraint(MySqlParser.TableConstraintDefContext node) {
        if (node.checkConstraint() != null) {
            boolean enforced = node.constraintEnforcement() == null
                    || !Nodes.says(node.constraintEnforcement(), MySqlParser.NOT_SYMBOL);
            return new ConstraintSpec.Check(
                    name(node.constraintName(), source),
                    source.display(node.checkConstraint().exprWithParentheses()),
                    enforced);
        }
        if (node.type.getType() == MySqlParser.UNIQUE_SYMBOL && !isPlain(node.keyListWithExpression())) {
            // Only the beginning of a value, or what is computed from it, is unique: an index, but no rule about
            // columns.
            return null;
        }
        return switch (node.type.getType()) {
            case MySqlParser.PRIMARY_SYMBOL ->
                new ConstraintSpec.PrimaryKey(PRIMARY, columns(node.keyListWithExpression()), null);
            case MySqlParser.UNIQUE_SYMBOL -> {
                String index = indexName(node);
                yield new ConstraintSpec.Unique(
                        index == null ? name(node.constraintName(), source) : index,
                        columns(node.keyListWithExpression()),
                        null);
            }
            case MySqlParser.FOREIGN_SYMBOL -> foreignKey(node);
            default -> null;
        };
    }

    private ConstraintSpec foreignKey(MySqlParser.TableConstraintDefContext node) {
        MySqlParser.ReferencesContext references = node.references();
        List<ColumnName> own = node.keyList().keyPart().stream()
                .map(part -> source.column(part.identifier()))
                .toList();
        List<ColumnName> referenced = references.identifierListWithParentheses() == null
                ? List.of()
                : source.columns(references
                        .identifierListWithParentheses()
                        .identifierList()
                        .identifier());
        return new ConstraintSpec.ForeignKey(
                name(node.constraintName(), source),
                own,
                source.name(references.tableRef()),
                referenced,
                true,
                onDelete(references),
                references.match != null && references.match.getType() == MySqlParser.FULL_SYMBOL);
    }

    private static OnDelete onDelete(MySqlParser.ReferencesContext node) {
        List<MySqlParser.DeleteOptionContext> options = node.deleteOption();
        if (options.isEmpty()) {
            return OnDelete.REFUSE;
        }
        boolean deleteFirst = node.option.getType() == MySqlParser.DELETE_SYMBOL;
        int at = deleteFirst ? 0 : 1;
        if (at >= options.size()) {
            return OnDelete.REFUSE;
        }
        MySqlParser.DeleteOptionContext option = options.get(at);
        if (Nodes.says(option, MySqlParser.CASCADE_SYMBOL)) {
            return OnDelete.CASCADE;
        }
        if (option.nullLiteral() != null) {
            return OnDelete.SET_NULL;
        }
        return Nodes.says(option, MySqlParser.DEFAULT_SYMBOL) ? OnDelete.SET_DEFAULT : OnDelete.REFUSE;
    }

    /** A plain, full-text or spatial index declared within a table. */
    SchemaOperation.CreateIndex index(MySqlParser.TableConstraintDefContext node, TableName table) {
        String method = switch (node.type.getType()) {
            case MySqlParser.FULLTEXT_SYMBOL -> "fulltext";
            case MySqlParser.SPATIAL_SYMBOL -> "spatial";
            default -> method(node);
        };
        boolean unique = node.type.getType() == MySqlParser.UNIQUE_SYMBOL;
        String name = indexName(node);
        return index(
                name == null && unique ? name(node.constraintName(), source) : name,
                table,
                unique,
                node.keyListWithExpression(),
                method);
    }

    /** {@code CREATE INDEX}. */
    SchemaOperation.CreateIndex index(MySqlParser.CreateIndexContext node) {
        String method = switch (node.type.getType()) {
            case MySqlParser.FULLTEXT_SYMBOL -> "fulltext";
            case MySqlParser.SPATIAL_SYMBOL -> "spatial";
            default -> method(node);
        };
        MySqlParser.CreateIndexTargetContext target = node.createIndexTarget();
        return index(
                source.identifier(node.indexName()),
                source.name(target.tableRef()),
                Nodes.says(node, MySqlParser.UNIQUE_SYMBOL),
                target.keyListWithExpression(),
                method);
    }

    private SchemaOperation.CreateIndex index(
            @Nullable String name,
            TableName table,
            boolean unique,
            MySqlParser.KeyListWithExpressionContext keys,
            String method) {
        int elements = keys.keyPartOrExpression().size();
        return new SchemaOperation.CreateIndex(
                name,
                table,
                unique,
                false,
                false,
                false,
                columns(keys),
                new IndexShape(method, elements, 0, null, expressions(keys)));
    }

    /** The text of the key, unless it consists of whole columns. */
    private String expressions(MySqlParser.KeyListWithExpressionContext keys) {
        return isPlain(keys)
                ? ""
                : keys.keyPartOrExpression().stream().map(source::display).collect(Collectors.joining(", "));
    }

    /** Whether all parts are whole columns: no expressions, and not just the beginning of values. */
    private static boolean isPlain(MySqlParser.KeyListWithExpressionContext keys) {
        return keys.keyPartOrExpression().stream()
                .allMatch(part -> part.keyPart() != null && part.keyPart().fieldLength() == null);
    }

    private String method(ParserRuleContext node) {
        List<MySqlParser.IndexTypeContext> types = Nodes.in(node, MySqlParser.IndexTypeContext.class);
        return types.isEmpty() ? "btree" : source.text(types.getFirst()).toLowerCase(Locale.ROOT);
    }

    private @Nullable String indexName(MySqlParser.TableConstraintDefContext node) {
        if (node.indexNameAndType() != null && node.indexNameAndType().indexName() != null) {
            return source.identifier(node.indexNameAndType().indexName());
        }
        return node.indexName() == null ? null : source.identifier(node.indexName());
    }

    /** The columns of a key; none when one of its parts is an expression. */
    private List<ColumnName> columns(MySqlParser.KeyListWithExpressionContext keys) {
        boolean expression = keys.keyPartOrExpression().stream().anyMatch(part -> part.keyPart() == null);
        return expression
                ? List.of()
                : keys.keyPartOrExpression().stream()
                        .map(part -> source.column(part.keyPart().identifier()))
                        .toList();
    }

    static @Nullable String name(MySqlParser.@Nullable ConstraintNameContext node, Source source) {
        return node == null || node.identifier() == null ? null : source.identifier(node.identifier());
    }
}
