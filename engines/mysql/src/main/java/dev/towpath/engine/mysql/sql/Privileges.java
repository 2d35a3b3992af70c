package dev.towpath.engine.mysql.sql;

import dev.towpath.model.operation.PrivilegeConcern;
import dev.towpath.model.operation.SchemaOperation;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;

/** Reads statements about users, roles and what they may do. Never keeps a text that may hold a password. */
final class Privileges {
    private Privileges() {}

    static SchemaOperation of(MySqlParser.AccountManagementStatementContext node, Source source) {
        ParserRuleContext what = Nodes.only(node);
        return switch (what) {
            case MySqlParser.GrantStatementContext grant -> grant(grant, source);
            case MySqlParser.RevokeStatementContext revoke -> {
                Set<PrivilegeConcern> concerns = EnumSet.of(PrivilegeConcern.REVOKES);
                if (Nodes.says(revoke, MySqlParser.ALL_SYMBOL)) {
                    concerns.add(PrivilegeConcern.ALL_PRIVILEGES);
                }
                yield new SchemaOperation.ChangePrivileges(source.display(revoke), concerns);
            }
            case MySqlParser.SetRoleStatementContext role ->
                new SchemaOperation.SessionSetting(source.display(role), null);
            default -> account(what, source);
        };
    }

    static SchemaOperation roles(Source source) {
        return new SchemaOperation.ChangePrivileges(Source.oneLine(source.sql()), Set.of(PrivilegeConcern.ROLE));
    }

    /** {@code FLUSH PRIVILEGES}: what was written into the tables of privileges holds from now on. */
    static SchemaOperation flushed(String text) {
        return new SchemaOperation.ChangePrivileges(text, Set.of());
    }

    private static SchemaOperation grant(MySqlParser.GrantStatementContext node, Source source) {
        Set<PrivilegeConcern> concerns = EnumSet.of(PrivilegeConcern.GRANTS);
        if (Nodes.says(node, MySqlParser.ALL_SYMBOL)) {
            concerns.add(PrivilegeConcern.ALL_PRIVILEGES);
        }
        if (Nodes.says(node, MySqlParser.ADMIN_SYMBOL)) {
            concerns.add(PrivilegeConcern.ADMIN_OPTION);
        }
        if (node.grantOptions() != null || Nodes.says(node, MySqlParser.OPTION_SYMBOL)) {
            concerns.add(PrivilegeConcern.GRANT_OPTION);
        }
        boolean superuser = Nodes.in(node, MySqlParser.RoleOrPrivilegeContext.class).stream()
                .anyMatch(privilege -> Nodes.says(privilege, MySqlParser.SUPER_SYMBOL));
        if (superuser) {
            concerns.add(PrivilegeConcern.SUPERUSER);
        }
        return new SchemaOperation.ChangePrivileges(source.display(node), concerns);
    }

    private static SchemaOperation account(ParserRuleContext what, Source source) {
        Set<PrivilegeConcern> concerns = EnumSet.of(PrivilegeConcern.ROLE);
        String text = source.text(what).toUpperCase(Locale.ROOT);
        if (text.contains("IDENTIFIED") && (text.contains(" BY ") || text.contains(" AS "))) {
            concerns.add(PrivilegeConcern.PASSWORD);
        }
        return new SchemaOperation.ChangePrivileges(Nodes.leadingWords(what), concerns);
    }
}
