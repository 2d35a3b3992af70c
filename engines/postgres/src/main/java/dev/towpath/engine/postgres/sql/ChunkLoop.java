package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.plan.Step;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A fill as a block that a person runs: key range by key range, each committed. It is not exactly once: broken off, it
 * begins again, so the statement's own condition has to tell what is left.
 *
 * @see <a href="https://www.postgresql.org/docs/current/plpgsql-transactions.html">Transaction management</a>
 */
final class ChunkLoop {
    private static final int ROWS = 1_000;

    private final Step.Backfill fill;
    private final String table;

    private ChunkLoop(Step.Backfill fill) {
        this.fill = fill;
        this.table = PostgresNames.quote(fill.table());
    }

    static String of(Step.Backfill fill) {
        return new ChunkLoop(fill).text();
    }

    private String text() {
        String key = row(i -> column(i));
        String keys = join(i -> column(i));
        String own = row(i -> fill.chunk().qualifier() + "." + column(i));
        String from = row(i -> "towpath_from_" + i);
        String to = row(i -> "towpath_to_" + i);
        String variables = columns().stream()
                .map(i -> "    towpath_from_" + i + " " + table + "." + column(i) + "%TYPE;\n    towpath_to_" + i + " "
                        + table + "." + column(i) + "%TYPE;\n")
                .collect(Collectors.joining());
        return """
                DO $towpath$
                DECLARE
                %sBEGIN
                    SELECT %s INTO %s FROM %s ORDER BY %s LIMIT 1;
                    WHILE towpath_from_0 IS NOT NULL LOOP
                        SELECT %s INTO %s FROM %s WHERE %s >= %s ORDER BY %s OFFSET %d LIMIT 1;
                        IF towpath_to_0 IS NULL THEN
                            %s;
                        ELSE
                            %s;
                        END IF;
                        COMMIT;
                        %s
                    END LOOP;
                END
                $towpath$;
                """.formatted(
                        variables,
                        keys,
                        join(i -> "towpath_from_" + i),
                        table,
                        keys,
                        keys,
                        join(i -> "towpath_to_" + i),
                        table,
                        key,
                        from,
                        keys,
                        ROWS,
                        indented(own + " >= " + from),
                        indented(own + " >= " + from + " AND " + own + " < " + to),
                        columns().stream()
                                .map(i -> "towpath_from_" + i + " := towpath_to_" + i + ";")
                                .collect(Collectors.joining(" ")));
    }

    private String indented(String range) {
        return fill.chunk().over(range).strip();
    }

    private List<Integer> columns() {
        return IntStream.range(0, fill.key().size()).boxed().toList();
    }

    private String column(int at) {
        ColumnName column = fill.key().get(at);
        return PostgresNames.quote(column.value());
    }

    private String join(IntFunction<String> each) {
        return columns().stream().map(each::apply).collect(Collectors.joining(", "));
    }

    private String row(IntFunction<String> each) {
        return "(" + join(each) + ")";
    }
}
