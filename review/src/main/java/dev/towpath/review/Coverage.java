package dev.towpath.review;

import dev.towpath.engine.spi.sql.Understanding;
import java.util.List;

/**
 * How much of the SQL was understood.
 *
 * @param statements all statements
 * @param understood those that were read
 */
public record Coverage(int statements, int understood) {
    /** The coverage of these changesets. */
    public static Coverage of(List<ReadChangeset> changesets) {
        int statements = 0;
        int understood = 0;
        for (ReadChangeset changeset : changesets) {
            for (Understanding understanding : changeset.statements()) {
                statements++;
                understood += understanding instanceof Understanding.Understood ? 1 : 0;
            }
        }
        return new Coverage(statements, understood);
    }
}
