package dev.towpath.engine.spi.sql;

import dev.towpath.model.plan.Step;
import java.time.Duration;
import java.util.List;

/** Writes steps as SQL that a person runs with the engine's own client program. Pure. */
public interface HandScripts {
    /** The command that runs a script; its file follows. */
    String command();

    /**
     * The script: its end is the schema and the rows that the steps end in, without the records that Towpath and the
     * tool keep. It says for each step what it locks.
     *
     * @param lockTimeout how long a statement that keeps others out may wait for its lock
     */
    String of(List<Step> steps, Duration lockTimeout);
}
