package dev.towpath.activity.throttle;

import dev.towpath.model.name.TableName;
import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.throttle.LoadReading;
import dev.towpath.model.throttle.Measured;
import dev.towpath.model.throttle.Signal;
import dev.towpath.model.throttle.Situation;
import dev.towpath.model.throttle.ThrottleJudge;
import dev.towpath.model.throttle.ThrottleVerdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one fill asks how it may go on. Any thread may ask. */
public final class FillWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FillWatch.class);

    private final String database;
    private final TableName table;
    private final ServerWatch server;
    private final Runnable end;
    private FillPolicy policy;
    private ThrottleVerdict last = ThrottleVerdict.NORMAL;
    private List<String> skipped = List.of();
    private boolean closed;

    FillWatch(String database, TableName table, FillPolicy policy, ServerWatch server, Runnable end) {
        this.database = database;
        this.table = table;
        this.policy = policy;
        this.server = server;
        this.end = end;
    }

    /**
     * The verdict of what was seen last. Never waits. What was not seen yet, or not for some seconds, is unknown, and so
     * is the verdict.
     */
    public synchronized ThrottleVerdict verdict() {
        Situation now = server.situation(table);
        ThrottleVerdict next = ThrottleJudge.judge(now, policy, last);
        tell(next);
        tellSkipped(now);
        last = next;
        return next;
    }

    private void tell(ThrottleVerdict next) {
        if (!server.isNews(table, next.level())) {
            return;
        }
        String reasons = next.signals().stream().map(Signal::reason).collect(Collectors.joining("; "));
        switch (next.level()) {
            case NORMAL -> LOG.info("{}: the fill of {} goes on at its pace", database, table);
            case SLOW -> LOG.info("{}: the fill of {} goes slower: {}", database, table, reasons);
            case UNKNOWN, STOP -> LOG.info("{}: the fill of {} stands still: {}", database, table, reasons);
        }
    }

    private void tellSkipped(Situation now) {
        if (now.server() instanceof Measured.Value<LoadReading> look) {
            skipped = look.value().skipped();
            if (!skipped.isEmpty() && server.firstSkips()) {
                skipped.forEach(what -> LOG.info("{}: {}", database, what));
            }
        }
    }

    /** What the throttle does not see of the server although nothing stands still for it; for people. */
    public synchronized List<String> skipped() {
        return skipped;
    }

    /** Other limits, from the next verdict on. */
    public synchronized void tune(FillPolicy other) {
        policy = other;
    }

    /** A commit that waited for the disk, and how long it took. */
    public void committed(Duration waited) {
        server.committed(waited);
    }

    /** This fill needs no more verdicts. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        end.run();
    }
}
