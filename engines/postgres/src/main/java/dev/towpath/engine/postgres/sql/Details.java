package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.ObjectDetail;
import dev.towpath.model.operation.WideTrigger;
import dev.towpath.model.operation.WideTrigger.Event;
import dev.towpath.model.operation.WideTrigger.View;
import java.util.EnumSet;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Reads what matters of a new object beyond its kind and name. */
final class Details {
    private final Source source;
    private final PostgresLanguage language;

    /** @param language reads what stands in code */
    Details(Source source, PostgresLanguage language) {
        this.source = source;
        this.language = language;
    }

    ObjectDetail of(ParserRuleContext node) {
        return switch (node) {
            case SQLParser.Create_domain_statementContext domain ->
                new ObjectDetail.Domain(source.text(domain.dat_type), isConstrained(domain));
            case SQLParser.Create_type_statementContext type -> type(type);
            case SQLParser.Create_function_statementContext routine ->
                new RoutineReader(source, language).read(routine);
            case SQLParser.Create_trigger_statementContext trigger -> trigger(trigger);
            default -> ObjectDetail.NONE;
        };
    }

    /** Without FOR EACH ROW it runs for the statement. */
    private ObjectDetail trigger(SQLParser.Create_trigger_statementContext node) {
        boolean late = node.table_initialy_immed() != null
                && node.table_initialy_immed().DEFERRED() != null;
        if (node.ROW() != null && !late) {
            return ObjectDetail.NONE;
        }
        View ofStatement = node.trigger_referencing().isEmpty() ? View.STATEMENT : View.ROWS_OF_STATEMENT;
        Set<Event> events = EnumSet.noneOf(Event.class);
        if (!node.INSERT().isEmpty()) {
            events.add(Event.INSERT);
        }
        if (!node.UPDATE().isEmpty()) {
            events.add(Event.UPDATE);
        }
        if (!node.DELETE().isEmpty()) {
            events.add(Event.DELETE);
        }
        return new ObjectDetail.Trigger(new WideTrigger(
                source.identifier(node.name),
                late ? View.TRANSACTION : ofStatement,
                events,
                node.identifier_list().stream()
                        .flatMap(list -> list.identifier().stream())
                        .map(source::identifier)
                        .map(ColumnName::of)
                        .toList()));
    }

    private ObjectDetail type(SQLParser.Create_type_statementContext type) {
        return type.ENUM() == null
                ? ObjectDetail.NONE
                : new ObjectDetail.Enumeration(type.enums.stream()
                        .map(value -> Texts.constant(source.text(value)))
                        .toList());
    }

    /** {@code NULL} among them restricts nothing. */
    private static boolean isConstrained(SQLParser.Create_domain_statementContext domain) {
        return domain.domain_constraint().stream()
                .anyMatch(each -> each.CHECK() != null || (each.NOT() != null && each.NULL() != null));
    }
}
