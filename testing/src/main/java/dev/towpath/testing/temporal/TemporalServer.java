package dev.towpath.testing.temporal;

import io.grpc.ClientInterceptor;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TemporalDevServer;
import io.temporal.testing.TemporalDevServerOptions;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A Temporal server on a loopback port, empty at the start, with the namespace {@code default}. Clients that it handed
 * out close with it; workers are the test's to stop before.
 *
 * <p>The in-memory server never gives up on a dead worker's sticky queue: a test that restarts a worker on it must pass
 * an interceptor that clears sticky attributes ({@code dev.towpath.workflow.client.StickyQueueRelease}).
 */
public final class TemporalServer implements AutoCloseable {
    private static final String NAMESPACE = "default";
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final String target;
    private final boolean real;
    private final Runnable stop;
    private final ConcurrentLinkedQueue<WorkflowServiceStubs> connections = new ConcurrentLinkedQueue<>();

    private TemporalServer(String target, boolean real, Runnable stop) {
        this.target = target;
        this.real = real;
        this.stop = stop;
    }

    /**
     * The SDK's server inside this JVM; time never skips. It lacks list and count of workflows, schedules, reset, and
     * every limit on payloads and histories.
     */
    public static TemporalServer inMemory(SearchAttributeKey<?>... searchAttributes) {
        TestServer.InProcessTestServer backend = TestServer.createServer(true);
        try {
            LoopbackRelay relay = LoopbackRelay.to(backend.getChannel());
            SearchAttributes.register(backend.getChannel(), NAMESPACE, Arrays.asList(searchAttributes));
            return new TemporalServer("127.0.0.1:" + relay.port(), false, () -> {
                relay.close();
                backend.close();
            });
        } catch (IOException e) {
            backend.close();
            throw new UncheckedIOException("no loopback port for the in-memory Temporal server", e);
        }
    }

    /**
     * The real development server, without its UI, with its state in memory.
     *
     * @throws IllegalStateException when no {@code temporal} binary is found
     */
    public static TemporalServer real(SearchAttributeKey<?>... searchAttributes) {
        Path binary = TemporalBinary.find()
                .orElseThrow(() -> new IllegalStateException("No Temporal CLI found. " + TemporalBinary.REMEDY));
        TemporalDevServer server = TemporalDevServer.start(
                NAMESPACE,
                TemporalDevServerOptions.newBuilder()
                        .setExistingPath(binary.toString())
                        .setDownloadEnabled(false)
                        .setIp("127.0.0.1")
                        .setUiEnabled(false)
                        .setLogLevel("error")
                        .setStartupTimeout(START_LIMIT)
                        .setExtraArgs(SearchAttributes.asArguments(Arrays.asList(searchAttributes)))
                        .build());
        return new TemporalServer(server.getTarget(), true, server::close);
    }

    /**
     * The real server where its binary is found; else says on standard error that the calling test lacks it. With
     * {@code TOWPATH_CI=1} its absence is an error, so that CI never passes by leaving tests out.
     */
    public static Optional<TemporalServer> realIfFound(SearchAttributeKey<?>... searchAttributes) {
        if (TemporalBinary.find().isPresent()) {
            return Optional.of(real(searchAttributes));
        }
        String message = absence(StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .getCallerClass()
                .getName());
        if ("1".equals(System.getenv("TOWPATH_CI"))) {
            throw new AssertionError(message);
        }
        System.err.println(message);
        return Optional.empty();
    }

    static String absence(String test) {
        return test + " lacks its server: no Temporal CLI found. " + TemporalBinary.REMEDY;
    }

    /** Host and port, as {@code TEMPORAL_ADDRESS} takes them. */
    public String target() {
        return target;
    }

    /** The only namespace. */
    public String namespace() {
        return NAMESPACE;
    }

    /** Whether this is the real server, with visibility, limits and sticky-queue timeouts. */
    public boolean isReal() {
        return real;
    }

    /** A connected client with the SDK's own data converter. */
    public WorkflowClient client(List<ClientInterceptor> interceptors) {
        return client(WorkflowClientOptions.getDefaultInstance(), interceptors);
    }

    /**
     * A connected client on a connection of its own.
     *
     * @param options its namespace is replaced by this server's
     * @param interceptors of gRPC, empty for none
     */
    public WorkflowClient client(WorkflowClientOptions options, List<ClientInterceptor> interceptors) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newConnectedServiceStubs(
                WorkflowServiceStubsOptions.newBuilder()
                        .setTarget(target)
                        .setGrpcClientInterceptors(interceptors)
                        .build(),
                CONNECT_LIMIT);
        connections.add(stubs);
        return WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder(options)
                        .setNamespace(NAMESPACE)
                        .build());
    }

    @Override
    public void close() {
        for (WorkflowServiceStubs stubs : connections) {
            stubs.shutdownNow();
        }
        stop.run();
    }
}
