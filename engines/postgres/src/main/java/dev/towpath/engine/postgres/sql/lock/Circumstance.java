package dev.towpath.engine.postgres.sql.lock;

import dev.towpath.engine.spi.sql.SchemaView;
import java.util.function.BiPredicate;

/**
 * What has to be so for a row to apply.
 *
 * @param text for people; empty when it always is
 * @param holds whether it is so
 */
record Circumstance<T>(String text, BiPredicate<T, SchemaView> holds) {
    static <T> Circumstance<T> always() {
        return new Circumstance<>("", (operation, schema) -> true);
    }

    boolean isAlways() {
        return text.isEmpty();
    }
}
