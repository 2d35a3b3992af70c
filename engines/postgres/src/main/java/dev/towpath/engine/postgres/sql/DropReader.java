package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Reads every form of {@code DROP}: one action for each object. */
final class DropReader {
    private final Source source;

    DropReader(Source source) {
        this.source = source;
    }

    List<Action> read(ParserRuleContext node) {
        return switch (node) {
            case SQLParser.Drop_statementsContext drop -> several(drop);
            case SQLParser.Drop_operator_statementContext drop ->
                Parts.each(source, drop.target_operator(), operator -> object(drop, operator.name));
            case SQLParser.Drop_owned_statementContext drop ->
                List.of(new Action(new SchemaOperation.Opaque("DROP OWNED"), source.sql()));
            default -> List.of(new Action(object(node, ObjectNames.nameNode(node)), source.sql()));
        };
    }

    private List<Action> several(SQLParser.Drop_statementsContext node) {
        SQLParser.If_exist_names_restrict_cascadeContext rest = node.if_exist_names_restrict_cascade();
        boolean ifExists = rest.if_exists() != null;
        boolean cascade = CreateReader.cascades(rest.cascade_restrict());
        return Parts.each(source, rest.names_references().schema_qualified_name(), name -> {
            TableName dropped = source.name(name);
            if (node.TABLE() != null && node.FOREIGN() == null) {
                return new SchemaOperation.DropTable(dropped, ifExists, cascade);
            }
            if (node.INDEX() != null) {
                return new SchemaOperation.DropIndex(dropped, node.CONCURRENTLY() != null, ifExists, cascade);
            }
            return new SchemaOperation.DropObject(Kinds.of(Nodes.leadingWords(node)), dropped, null, ifExists, cascade);
        });
    }

    private SchemaOperation object(ParserRuleContext node, ParserRuleContext name) {
        ObjectKind kind = Kinds.of(Nodes.leadingWords(node));
        boolean ifExists =
                !node.getRuleContexts(SQLParser.If_existsContext.class).isEmpty();
        boolean cascade = node.getRuleContexts(SQLParser.Cascade_restrictContext.class).stream()
                .anyMatch(CreateReader::cascades);
        return new SchemaOperation.DropObject(
                kind, ObjectNames.name(name, source), ObjectNames.on(node, source), ifExists, cascade);
    }
}
