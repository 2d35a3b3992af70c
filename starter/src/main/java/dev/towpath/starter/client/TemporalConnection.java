package dev.towpath.starter.client;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.starter.config.TemporalSettings;
import dev.towpath.workflow.client.StickyQueueRelease;
import dev.towpath.workflow.client.TowpathData;
import io.grpc.ClientInterceptor;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * An open connection to Temporal. Settings of Towpath win over Temporal's own configuration, so that an existing
 * {@code temporal.toml} profile is enough.
 *
 * @param address for messages
 * @param namespace for messages
 */
public record TemporalConnection(WorkflowServiceStubs stubs, WorkflowClient client, String address, String namespace)
        implements AutoCloseable {
    /** Set to {@code true} by the demo for its own processes, when Temporal's in-memory server has to do. */
    public static final String IN_MEMORY = "TOWPATH_TEMPORAL_IN_MEMORY";

    private static final String DEFAULT_ADDRESS = "127.0.0.1:7233";
    /** The SDK overshoots by up to an attempt and a half. */
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private static final Duration CALL = Duration.ofSeconds(5);

    /**
     * Connects, or says within five seconds why not.
     *
     * @param environment where {@code TEMPORAL_*} variables are looked up
     * @throws TowpathException {@code TEMPORAL_UNAVAILABLE} or, when Temporal's own files are wrong, {@code CONFIGURATION}
     */
    public static TemporalConnection open(TemporalSettings settings, Map<String, String> environment) {
        return open(settings, environment, TemporalConnection::impatient);
    }

    /**
     * The same for a worker: it connects, or says why not, as soon; later calls are repeated as long as the SDK thinks
     * right. Were they given up within seconds, the report of a finished step would be lost with every hiccup of the
     * server, and its migration would stand still until the step's timeout.
     */
    public static TemporalConnection openForWorker(TemporalSettings settings, Map<String, String> environment) {
        return open(settings, environment, options -> options);
    }

    private static WorkflowServiceStubsOptions.Builder impatient(WorkflowServiceStubsOptions.Builder options) {
        return options.setRpcTimeout(CALL)
                .setRpcQueryTimeout(TowpathClient.QUERY)
                .setRpcRetryOptions(
                        RpcRetryOptions.newBuilder().setExpiration(CALL).build());
    }

    private static TemporalConnection open(
            TemporalSettings settings,
            Map<String, String> environment,
            UnaryOperator<WorkflowServiceStubsOptions.Builder> patience) {
        ClientConfigProfile profile = profile(settings, environment);
        String address = Objects.requireNonNullElse(profile.getAddress(), DEFAULT_ADDRESS);
        String namespace = Objects.requireNonNullElse(profile.getNamespace(), "default");
        WorkflowServiceStubsOptions.Builder options = WorkflowServiceStubsOptions.newBuilder(
                        profile.toWorkflowServiceStubsOptions())
                .setGrpcClientInterceptors(interceptors(environment))
                .setTarget(address)
                .setSystemInfoTimeout(CONNECT);
        WorkflowServiceStubs stubs =
                WorkflowServiceStubs.newServiceStubs(patience.apply(options).build());
        try {
            stubs.connect(CONNECT);
        } catch (RuntimeException e) {
            stubs.shutdownNow();
            throw Failures.of(e, address, namespace);
        }
        return over(stubs, address, namespace);
    }

    private static List<ClientInterceptor> interceptors(Map<String, String> environment) {
        return "true".equals(environment.get(IN_MEMORY)) ? List.of(new StickyQueueRelease()) : List.of();
    }

    /** Speaks Towpath's payload format over stubs that are connected already. */
    public static TemporalConnection over(WorkflowServiceStubs stubs, String address, String namespace) {
        WorkflowClientOptions options = WorkflowClientOptions.newBuilder()
                .setNamespace(namespace)
                .setDataConverter(TowpathData.converter())
                .build();
        return new TemporalConnection(stubs, WorkflowClient.newInstance(stubs, options), address, namespace);
    }

    private static ClientConfigProfile profile(TemporalSettings settings, Map<String, String> environment) {
        LoadClientConfigProfileOptions.Builder load =
                LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(environment);
        if (settings.profile() != null) {
            load.setConfigFileProfile(settings.profile());
        }
        try {
            ClientConfigProfile.Builder profile = ClientConfigProfile.load(load.build()).toBuilder();
            if (settings.address() != null) {
                profile.setAddress(settings.address());
            }
            if (settings.namespace() != null) {
                profile.setNamespace(settings.namespace());
            }
            return profile.build();
        } catch (IOException | RuntimeException e) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION,
                    "Temporal's own configuration (temporal.toml, TEMPORAL_* variables) cannot be used: "
                            + e.getMessage() + ". Mend it, or name another profile with --profile.",
                    e);
        }
    }

    @Override
    public void close() {
        stubs.shutdownNow();
    }
}
