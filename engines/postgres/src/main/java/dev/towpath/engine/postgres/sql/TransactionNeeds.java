package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.Understanding.TransactionNeed;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Knows which statements the server refuses inside a transaction block, and which steer transactions themselves. */
final class TransactionNeeds {
    private final Source source;

    TransactionNeeds(Source source) {
        this.source = source;
    }

    TransactionNeed of(SQLParser.StatementContext statement) {
        SQLParser.Script_statementContext script = statement.script_statement();
        if (script != null && script.script_transaction() != null) {
            // LOCK TABLE stands with these in the grammar, but only uses the transaction.
            return script.script_transaction().lock_table() == null
                    ? TransactionNeed.OWN_CONTROL
                    : TransactionNeed.ALLOWED;
        }
        boolean outside = script != null
                ? scriptOutside(script.script_additional())
                : statement.schema_statement() != null
                        && Nodes.in(statement.schema_statement()).stream().anyMatch(this::schemaOutside);
        return outside ? TransactionNeed.OUTSIDE : TransactionNeed.ALLOWED;
    }

    private boolean scriptOutside(SQLParser.Script_additionalContext node) {
        if (node.VACUUM() != null) {
            return true;
        }
        if (node.DISCARD() != null) {
            return node.ALL() != null;
        }
        SQLParser.Additional_statementContext more = node.additional_statement();
        if (more == null) {
            return false;
        }
        SQLParser.Cluster_stmtContext cluster = more.cluster_stmt();
        if (cluster != null) {
            return cluster.schema_qualified_name() == null;
        }
        SQLParser.Reindex_stmtContext reindex = more.reindex_stmt();
        return reindex != null && reindexOutside(reindex);
    }

    private boolean reindexOutside(SQLParser.Reindex_stmtContext node) {
        boolean many = node.SCHEMA() != null || node.DATABASE() != null || node.SYSTEM() != null;
        boolean option = Nodes.in(node, SQLParser.Reindex_optionContext.class).stream()
                .anyMatch(each -> each.CONCURRENTLY() != null
                        && (each.boolean_value() == null || isTrue(source.text(each.boolean_value()))));
        return many || node.CONCURRENTLY() != null || option;
    }

    private boolean schemaOutside(ParserRuleContext node) {
        return switch (node) {
            case SQLParser.Create_index_statementContext index -> index.CONCURRENTLY() != null;
            case SQLParser.Drop_statementsContext drop ->
                drop.CONCURRENTLY() != null || drop.TABLESPACE() != null || drop.SUBSCRIPTION() != null;
            case SQLParser.Alter_partitionContext partition -> partition.CONCURRENTLY() != null;
            case SQLParser.Create_database_statementContext database -> true;
            case SQLParser.Drop_database_statementContext database -> true;
            case SQLParser.Create_tablespace_statementContext tablespace -> true;
            case SQLParser.Alter_database_actionContext action ->
                action.set_tablespace() != null || action.TABLESPACE() != null;
            case SQLParser.Create_subscription_statementContext subscription ->
                !hasFalse(subscription.with_storage_parameter(), List.of("connect", "create_slot"));
            case SQLParser.Alter_subscription_actionContext action -> subscriptionOutside(action);
            default -> false;
        };
    }

    private boolean subscriptionOutside(SQLParser.Alter_subscription_actionContext node) {
        if (node.PUBLICATION() == null) {
            return false;
        }
        return node.REFRESH() != null || !hasFalse(node.with_storage_parameter(), List.of("refresh"));
    }

    private boolean hasFalse(SQLParser.@Nullable With_storage_parameterContext parameters, List<String> names) {
        if (parameters == null) {
            return false;
        }
        return parameters.storage_parameters().storage_parameter_option().stream()
                .anyMatch(option -> names.contains(source.identifier(option.storage_parameter_name()))
                        && option.vex() != null
                        && !isTrue(source.text(option.vex())));
    }

    private static boolean isTrue(String value) {
        String word = PostgresNames.fold(value.replace("'", ""));
        return word.equals("true") || word.equals("on") || word.equals("1") || word.equals("yes");
    }
}
