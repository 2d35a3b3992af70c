package dev.towpath.bench.way;

import dev.towpath.bench.ground.Ground;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** A way of filling the new column {@code total_cents} of every order. */
public sealed interface Way permits OneUpdate, OtherTable, Towpath, TriggerTouch, LimitOffset {
    /** All of them, in the order in which they run. */
    List<Way> ALL = List.of(
            new OneUpdate(), new OtherTable(), new Towpath(1), new Towpath(2), new TriggerTouch(), new LimitOffset());

    /** What people call it, on the command line and in reports. */
    String name();

    /** What must have happened to the table before the fill begins, and takes no time to speak of. */
    List<String> preparation();

    /** Fills. */
    Fill fill(Ground ground) throws IOException, SQLException, InterruptedException;
}
