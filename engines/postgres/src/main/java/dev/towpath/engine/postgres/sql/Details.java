package dev.towpath.engine.postgres.sql;

import dev.towpath.model.operation.ObjectDetail;
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
            default -> ObjectDetail.NONE;
        };
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
