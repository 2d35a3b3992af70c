package dev.towpath.engine.mysql.sql;

import dev.towpath.model.name.TableName;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.antlr.v4.runtime.ParserRuleContext;

/** Finds the tables and views a statement names; names of common table expressions are left out. */
final class Relations {
    private Relations() {}

    static SortedSet<TableName> in(ParserRuleContext root, Source source) {
        Set<String> common = new HashSet<>();
        SortedSet<TableName> found = new TreeSet<>();
        for (ParserRuleContext node : Nodes.in(root)) {
            switch (node) {
                case MySqlParser.CommonTableExpressionContext expression ->
                    common.add(MySqlNames.table(source.text(expression.identifier())));
                case MySqlParser.TableRefContext name -> found.add(source.name(name));
                case MySqlParser.TableNameContext name -> found.add(source.name(name));
                case MySqlParser.ViewRefContext name -> found.add(source.name(name));
                case MySqlParser.ViewNameContext name -> found.add(source.name(name));
                default -> {}
            }
        }
        found.removeIf(name -> name.schema() == null && common.contains(name.name()));
        return found;
    }
}
