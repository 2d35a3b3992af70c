package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;

/** Takes a statement over a list of objects apart: {@code DROP TABLE a, b CASCADE} is two statements. */
final class Parts {
    private Parts() {}

    /** One action per item; its statement has the same beginning and end as the whole, and only this item. */
    static <T extends ParserRuleContext> List<Action> each(
            Source source, List<T> items, Function<T, SchemaOperation> operation) {
        if (items.size() == 1) {
            return List.of(new Action(operation.apply(items.getFirst()), source.sql()));
        }
        String head = source.before(items.getFirst());
        String tail = source.after(items.getLast());
        return items.stream()
                .map(item -> new Action(operation.apply(item), head + source.text(item) + tail))
                .toList();
    }
}
