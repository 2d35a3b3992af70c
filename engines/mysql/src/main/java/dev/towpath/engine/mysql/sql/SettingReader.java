package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.Assignment;
import dev.towpath.model.operation.Assignment.Scope;
import dev.towpath.model.operation.PrivilegeConcern;
import dev.towpath.model.operation.SchemaOperation;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/** Reads {@code SET}: one action per assignment. Values of users' own variables are left out, whatever they hold. */
final class SettingReader {
    /** What {@code USE} sets, as a setting. */
    static final String DATABASE = "database";

    private final Source source;

    SettingReader(Source source) {
        this.source = source;
    }

    static SchemaOperation use(TableName database, Source source) {
        return new SchemaOperation.SessionSetting(
                Source.oneLine(source.sql()), new Assignment(Scope.SESSION, DATABASE, database.name()));
    }

    List<Action> read(MySqlParser.SetStatementContext node) {
        MySqlParser.StartOptionValueListContext list = node.startOptionValueList();
        if (Nodes.says(list, MySqlParser.PASSWORD_SYMBOL)) {
            return List.of(new Action(
                    new SchemaOperation.ChangePrivileges(
                            "SET PASSWORD", Set.of(PrivilegeConcern.ROLE, PrivilegeConcern.PASSWORD)),
                    source.sql()));
        }
        if (list.transactionCharacteristics() != null) {
            return whole(characteristics(list.transactionCharacteristics(), Scope.TRANSACTION));
        }
        List<Action> actions = new ArrayList<>();
        if (list.optionType() == null) {
            MySqlParser.OptionValueNoOptionTypeContext first = list.optionValueNoOptionType();
            actions.add(part(plain(first), first, first));
            follow(list.optionValueListContinued(), actions);
        } else {
            MySqlParser.StartOptionValueListFollowingOptionTypeContext rest =
                    list.startOptionValueListFollowingOptionType();
            Scope scope = scope(list.optionType());
            if (rest.transactionCharacteristics() != null) {
                return whole(characteristics(rest.transactionCharacteristics(), scope));
            }
            MySqlParser.OptionValueFollowingOptionTypeContext first = rest.optionValueFollowingOptionType();
            SchemaOperation setting = variable(scope, first.lvalueVariable(), first.setExprOrDefault());
            actions.add(part(setting, list.optionType(), first));
            follow(rest.optionValueListContinued(), actions);
        }
        return actions.size() == 1 ? whole(actions.getFirst().operation()) : actions;
    }

    private Action part(SchemaOperation setting, ParserRuleContext first, ParserRuleContext last) {
        return new Action(setting, "SET " + source.text(first, last), Source.start(first));
    }

    private List<Action> whole(SchemaOperation operation) {
        return List.of(new Action(operation, source.sql()));
    }

    private void follow(MySqlParser.@Nullable OptionValueListContinuedContext more, List<Action> actions) {
        if (more == null) {
            return;
        }
        for (MySqlParser.OptionValueContext value : more.optionValue()) {
            SchemaOperation setting = value.optionType() == null
                    ? plain(value.optionValueNoOptionType())
                    : variable(scope(value.optionType()), value.lvalueVariable(), value.setExprOrDefault());
            actions.add(part(setting, value, value));
        }
    }

    private SchemaOperation plain(MySqlParser.OptionValueNoOptionTypeContext node) {
        if (node.userVariable() != null) {
            return new SchemaOperation.SessionSetting(source.display(node.userVariable()), null);
        }
        if (node.lvalueVariable() != null) {
            Scope scope = node.setVarIdentType() == null ? Scope.SESSION : scope(node.setVarIdentType());
            return variable(scope, node.lvalueVariable(), node.setExprOrDefault());
        }
        boolean names = Nodes.says(node, MySqlParser.NAMES_SYMBOL);
        String value = node.charsetName() == null ? null : MySqlNames.fold(source.text(node.charsetName()));
        return new SchemaOperation.SessionSetting(
                source.display(node), new Assignment(Scope.SESSION, names ? "names" : "character set", value));
    }

    private SchemaOperation variable(
            Scope scope, ParserRuleContext variable, MySqlParser.SetExprOrDefaultContext value) {
        String name = source.text(variable).replace("`", "").toLowerCase(Locale.ROOT);
        String text = MySqlNames.bare(source.display(value));
        boolean standard = Nodes.says(value, MySqlParser.DEFAULT_SYMBOL);
        return new SchemaOperation.SessionSetting(
                name + " = " + text, new Assignment(scope, name, standard ? null : text));
    }

    private SchemaOperation characteristics(MySqlParser.TransactionCharacteristicsContext node, Scope scope) {
        MySqlParser.IsolationLevelContext level = node.isolationLevel();
        String name = level == null ? "transaction_read_only" : "transaction_isolation";
        String value =
                level == null ? source.display(node) : source.display(level).replaceFirst("(?i)^isolation level ", "");
        return new SchemaOperation.SessionSetting(
                "TRANSACTION " + source.display(node), new Assignment(scope, name, value));
    }

    private Scope scope(ParserRuleContext type) {
        String word = source.text(type).toUpperCase(Locale.ROOT);
        return word.startsWith("GLOBAL") || word.startsWith("PERSIST") ? Scope.SERVER : Scope.SESSION;
    }
}
