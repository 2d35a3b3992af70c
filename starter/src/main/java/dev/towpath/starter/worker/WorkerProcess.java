package dev.towpath.starter.worker;

import dev.towpath.activity.WorkerDatabase;
import dev.towpath.engine.spi.Engine;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.starter.client.TemporalConnection;
import dev.towpath.starter.config.Configuration;
import dev.towpath.starter.config.DatabaseEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code towpath worker}: serves databases until it is told to stop. */
public final class WorkerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

    private WorkerProcess() {}

    /**
     * Serves until the process is told to stop; the first SIGTERM or SIGINT drains.
     *
     * @param names the databases to serve; empty for all that are configured
     * @throws TowpathException {@code CONFIGURATION} or {@code TEMPORAL_UNAVAILABLE}
     */
    public static void run(Configuration configuration, List<String> names, Map<String, String> environment) {
        Collection<WorkerDatabase> served = databases(configuration, names, environment);
        try (TemporalConnection temporal = TemporalConnection.openForWorker(configuration.temporal(), environment)) {
            SearchAttributeRegistration.tryOn(temporal.stubs(), temporal.namespace());
            CountDownLatch stopped = new CountDownLatch(1);
            WorkerRuntime runtime = WorkerRuntime.start(
                    temporal.client(), served, configuration.worker().drain());
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                LOG.info("stopping: running chunks end, the rest goes to another worker");
                                runtime.close();
                                stopped.countDown();
                            },
                            "towpath-drain"));
            LOG.info(
                    "serving {} on {}",
                    served.stream().map(WorkerDatabase::name).toList(),
                    temporal.address());
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Collection<WorkerDatabase> databases(
            Configuration configuration, List<String> names, Map<String, String> environment) {
        Collection<String> wanted = names.isEmpty() ? configuration.databases().keySet() : names;
        if (wanted.isEmpty()) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION,
                    "A worker needs at least one database. Add one under \"databases\" in towpath.yaml.");
        }
        Map<String, Engine> engines = new TreeMap<>();
        ServiceLoader.load(Engine.class).forEach(engine -> engines.put(engine.name(), engine));
        List<WorkerDatabase> served = new ArrayList<>();
        for (String name : wanted) {
            DatabaseEntry entry = configuration.database(name);
            Engine engine = engines.get(entry.engine());
            if (engine == null) {
                throw new TowpathException(
                        ErrorCode.CONFIGURATION,
                        "databases." + name + ".engine: there is no engine \"" + entry.engine() + "\". Known: "
                                + engines.keySet() + ".");
            }
            served.add(new WorkerDatabase(
                    name,
                    engine,
                    engine.open(entry.connection(), entry.password().resolve(environment), entry.connections()),
                    entry.ledgerSchema(),
                    entry.sensors()));
        }
        return served;
    }
}
