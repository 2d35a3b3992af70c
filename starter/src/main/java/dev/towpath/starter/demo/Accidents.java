package dev.towpath.starter.demo;

import dev.towpath.starter.stage.JavaProcess;
import dev.towpath.starter.stage.Stage;
import java.io.IOException;
import java.sql.SQLException;

/** Kills the worker at chosen moments of the backfill, and measures how long until work goes on. */
final class Accidents {
    private static final String PASSED = "SELECT coalesce(sum(rows_passed), 0) FROM towpath.fill_range";

    private final Stage stage;
    private final long rows;
    private final int planned;
    private JavaProcess worker;
    private int kills;
    private long killedAt;
    private long passedAtKill = -1;
    private long resumeMillis;

    Accidents(Stage stage, long rows, int planned) throws IOException {
        this.stage = stage;
        this.rows = rows;
        this.planned = planned;
        this.worker = stage.startWorker();
    }

    int kills() {
        return kills;
    }

    long resumeMillis() {
        return resumeMillis;
    }

    /** Rows of the table that committed chunks have passed. */
    long passed() throws SQLException {
        boolean begun = stage.database()
                        .number("SELECT count(*) FROM pg_tables WHERE schemaname = 'towpath'"
                                + " AND tablename = 'fill'")
                == 1;
        return begun ? stage.database().number(PASSED) : 0;
    }

    /** Looks, and kills when it is time. */
    void look() throws IOException, SQLException {
        long passed = passed();
        if (passedAtKill >= 0 && passed > passedAtKill) {
            resumeMillis = Math.max(resumeMillis, (System.nanoTime() - killedAt) / 1_000_000);
            passedAtKill = -1;
        }
        boolean due = kills < planned && passed > rows * (kills + 1) / (planned + 1);
        if (due && passedAtKill < 0) {
            worker.kill();
            kills++;
            killedAt = System.nanoTime();
            passedAtKill = passed();
            worker = stage.startWorker();
        }
        if (!worker.isAlive()) {
            throw new IOException("the worker ended by itself:\n" + stage.workerLog());
        }
    }
}
