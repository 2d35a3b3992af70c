package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TransactionStep;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;

/** Turns the tree of one statement into what it does. */
final class StatementReader {
    private final Source source;

    StatementReader(Source source) {
        this.source = source;
    }

    List<Action> read(MySqlParser.QueryContext query) {
        if (query.beginWork() != null) {
            return one(control(query.beginWork()));
        }
        ParserRuleContext what = Nodes.only(query.simpleStatement());
        return switch (what) {
            case MySqlParser.CreateStatementContext create -> new CreateReader(source).read(create);
            case MySqlParser.AlterStatementContext alter -> new AlterReader(source).read(alter);
            case MySqlParser.DropStatementContext drop -> new DropReader(source).read(drop);
            case MySqlParser.RenameTableStatementContext rename -> renames(rename);
            case MySqlParser.TruncateTableStatementContext truncate ->
                one(new SchemaOperation.TruncateTable(source.name(truncate.tableRef()), false));
            case MySqlParser.SetStatementContext set -> new SettingReader(source).read(set);
            case MySqlParser.AccountManagementStatementContext account -> one(Privileges.of(account, source));
            case MySqlParser.TableAdministrationStatementContext upkeep -> new UpkeepReader(source).read(upkeep);
            case MySqlParser.TransactionOrLockingStatementContext transaction -> transaction(transaction);
            case MySqlParser.UtilityStatementContext utility -> one(utility(utility));
            case MySqlParser.OtherAdministrativeStatementContext other -> one(other(other));
            default -> one(rows(what));
        };
    }

    private List<Action> one(SchemaOperation operation) {
        return List.of(new Action(operation, source.sql()));
    }

    private SchemaOperation rows(ParserRuleContext what) {
        DataReader reader = new DataReader(source);
        return switch (what) {
            case MySqlParser.InsertStatementContext insert -> reader.insert(insert);
            case MySqlParser.ReplaceStatementContext replace -> reader.replace(replace);
            case MySqlParser.UpdateStatementContext update -> reader.update(update);
            case MySqlParser.DeleteStatementContext delete -> reader.delete(delete);
            case MySqlParser.LoadStatementContext load ->
                load.tableRef() == null
                        ? new SchemaOperation.Opaque("LOAD")
                        : new SchemaOperation.CopyRows(source.name(load.tableRef()));
            default -> nothingKnown(what);
        };
    }

    /** Statements that only show something change nothing; of the others nobody can tell. */
    private SchemaOperation nothingKnown(ParserRuleContext what) {
        if (what instanceof MySqlParser.SelectStatementContext) {
            return new SchemaOperation.Opaque("SELECT");
        }
        String words = Nodes.leadingWords(what);
        return words.startsWith("SHOW")
                ? new SchemaOperation.Describe(source.display(what))
                : new SchemaOperation.Opaque(words.isEmpty() ? firstWord(what) : words);
    }

    private String firstWord(ParserRuleContext what) {
        return what.getStart().getText().toUpperCase(Locale.ROOT);
    }

    private List<Action> renames(MySqlParser.RenameTableStatementContext node) {
        List<Action> actions = new ArrayList<>();
        for (MySqlParser.RenamePairContext pair : node.renamePair()) {
            TableName from = source.name(pair.tableRef());
            TableName to = source.name(pair.tableName());
            String sql = node.renamePair().size() == 1 ? source.sql() : "RENAME TABLE " + source.text(pair);
            actions.add(new Action(Renames.of(from, to), sql, Source.start(pair)));
        }
        return actions;
    }

    private List<Action> transaction(MySqlParser.TransactionOrLockingStatementContext node) {
        MySqlParser.LockStatementContext lock = node.lockStatement();
        return lock == null ? one(control(node)) : new UpkeepReader(source).read(lock);
    }

    private SchemaOperation control(ParserRuleContext node) {
        return new SchemaOperation.TransactionControl(
                TransactionStep.of(Nodes.words(node)), Source.oneLine(source.sql()));
    }

    private SchemaOperation utility(MySqlParser.UtilityStatementContext node) {
        if (node.useCommand() != null) {
            return SettingReader.use(source.single(Nodes.only(node.useCommand())), source);
        }
        boolean runs = node.explainStatement() != null
                && source.text(node).toUpperCase(Locale.ROOT).contains("ANALYZE");
        return runs || node.restartServer() != null
                ? new SchemaOperation.Opaque(firstWord(node))
                : new SchemaOperation.Describe(source.display(node));
    }

    private SchemaOperation other(MySqlParser.OtherAdministrativeStatementContext node) {
        String text = source.display(node);
        return text.toUpperCase(Locale.ROOT).equals("FLUSH PRIVILEGES")
                ? Privileges.flushed(text)
                : new SchemaOperation.Opaque(text.split(" ", 3).length > 1 ? firstTwo(text) : text);
    }

    private static String firstTwo(String text) {
        String[] words = text.split(" ", 3);
        return (words[0] + " " + words[1]).toUpperCase(Locale.ROOT);
    }
}
