package dev.towpath.starter.client;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.workflow.activity.PlanPreview;
import dev.towpath.workflow.client.SearchAttributes;
import dev.towpath.workflow.lane.LaneState;
import dev.towpath.workflow.lane.LaneTicket;
import dev.towpath.workflow.lane.LaneWorkflow;
import dev.towpath.workflow.migration.MigrationRequest;
import dev.towpath.workflow.migration.MigrationWorkflow;
import dev.towpath.workflow.migration.OperatorOrder;
import dev.towpath.workflow.migration.TuneOrder;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What people and CI do with migrations, over one connection. */
public final class TowpathClient implements AutoCloseable {
    /** How long a worker may take to answer a question. */
    static final Duration QUERY = Duration.ofSeconds(5);

    /** How long a worker may take to answer an order. */
    private static final Duration ORDER = Duration.ofSeconds(10);

    private final TemporalConnection connection;

    /** A client that owns this connection. */
    public TowpathClient(TemporalConnection connection) {
        this.connection = connection;
    }

    /**
     * Starts a migration, or attaches to it when the same one runs already.
     *
     * @throws TowpathException {@code PLAN_CONFLICT} when another one runs under this id
     */
    public Started start(MigrationRequest request) {
        WorkflowStub stub = connection.client().newUntypedWorkflowStub(MigrationWorkflow.TYPE, Starts.options(request));
        try {
            // Through the untyped stub: the typed one's method attaches to whatever runs under the id.
            return new Started(request.id(), stub.start(request).getRunId(), false);
        } catch (WorkflowExecutionAlreadyStarted running) {
            return attach(request, describe(request.id()));
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    private static Started attach(MigrationRequest request, WorkflowExecutionDescription running) {
        String theirs = ServerView.digest(running);
        if (theirs.equals(request.digest())) {
            return new Started(request.id(), running.getExecution().getRunId(), true);
        }
        throw new TowpathException(
                ErrorCode.PLAN_CONFLICT,
                "Another migration runs as \"" + request.id() + "\": it was started with " + Starts.both(theirs)
                        + ", you ask for " + Starts.both(request.digest())
                        + ". Files or policy changed since. Let it finish (towpath watch "
                        + ShellArgument.of(request.id())
                        + "), end it (towpath rollback " + ShellArgument.of(request.id())
                        + "), or start yours under another --id: it will wait its turn.");
    }

    /** Whether the server has all of Towpath's search attributes, with the right types. */
    public boolean registersSearchAttributes() {
        OperatorServiceStubs operator = OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder()
                .setChannel(connection.stubs().getRawChannel())
                .validateAndBuildWithDefaults());
        try {
            Map<String, IndexedValueType> custom = operator.blockingStub()
                    .withDeadlineAfter(QUERY.toMillis(), TimeUnit.MILLISECONDS)
                    .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                            .setNamespace(connection.namespace())
                            .build())
                    .getCustomAttributesMap();
            return SearchAttributes.KEYWORDS.stream()
                            .allMatch(name -> custom.get(name) == IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                    && custom.get(SearchAttributes.NEEDS_ATTENTION.getName())
                            == IndexedValueType.INDEXED_VALUE_TYPE_BOOL;
        } catch (StatusRuntimeException e) {
            // Servers without this service, or that keep it to administrators, run migrations all the same.
            return false;
        }
    }

    /**
     * The migration somebody means: a migration's id, or a database, whose lane tells.
     *
     * @throws TowpathException {@code CONFIGURATION} when there is no such thing
     */
    public String find(String idOrDatabase) {
        if (described(idOrDatabase).isPresent()) {
            return idOrDatabase;
        }
        if (described(LaneWorkflow.idOf(idOrDatabase)).isEmpty()) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION,
                    "There is no migration \"" + idOrDatabase + "\" in namespace " + connection.namespace() + " of "
                            + connection.address() + ", and no database of that name with migrations."
                            + " Check the name; ids look like shop/V6.");
        }
        LaneState lane;
        try {
            lane = Patience.within(
                    QUERY, () -> stub(LaneWorkflow.idOf(idOrDatabase)).query("lane", LaneState.class));
        } catch (TimeoutException | WorkflowException e) {
            throw new TowpathException(
                    ErrorCode.TEMPORAL_UNAVAILABLE,
                    "No worker answers for database \"" + idOrDatabase
                            + "\". Start one with towpath worker, or name the migration by its id.",
                    e);
        } catch (RuntimeException e) {
            throw failure(e);
        }
        return current(lane)
                .orElseThrow(() -> new TowpathException(
                        ErrorCode.CONFIGURATION, "Database \"" + idOrDatabase + "\" has had no migration yet."))
                .workflowId();
    }

    private static Optional<LaneTicket> current(LaneState lane) {
        return Optional.ofNullable(lane.holder())
                .or(() -> lane.queue().stream().findFirst())
                .or(() -> lane.recent().stream().findFirst());
    }

    /** How a migration stands now. */
    public MigrationView status(String id) {
        return observe(id).look();
    }

    /** Looks at a migration again and again, cheaply. */
    public Observer observe(String id) {
        return new Observer(this, id);
    }

    /**
     * Gives an order and waits for the answer.
     *
     * @return how the migration stands after it
     * @throws TowpathException {@code ORDER_REFUSED} with the migration's reason, or {@code TEMPORAL_UNAVAILABLE} when no
     *     worker answers
     */
    public MigrationView order(String id, Order order, OperatorOrder by) {
        ensureOpen(id, order.command());
        new Orders(connection, ORDER).give(id, order.command(), by.flaw(), by);
        return status(id);
    }

    /**
     * Lets a migration's fills go otherwise, and waits for the answer.
     *
     * @return how the migration stands after it
     * @throws TowpathException as {@link #order}, and {@code CONFIGURATION} when a setting is none
     */
    public MigrationView tune(String id, TuneOrder order) {
        ensureOpen(id, "tune");
        new Orders(connection, ORDER).give(id, "tune", order.flaw(), order);
        return status(id);
    }

    private void ensureOpen(String id, String command) {
        if (!ServerView.open(describe(id))) {
            throw new TowpathException(
                    ErrorCode.ORDER_REFUSED, "Migration \"" + id + "\" is over: there is nothing to " + command + ".");
        }
    }

    /**
     * Asks a worker beside the database for the plan.
     *
     * @throws TowpathException the worker's failure, or {@code TEMPORAL_UNAVAILABLE} when there is no worker
     */
    public PlanPreview plan(MigrationRequest request) {
        return new Previews(connection).plan(request);
    }

    WorkflowExecutionDescription describe(String id) {
        return described(id)
                .orElseThrow(() -> new TowpathException(
                        ErrorCode.CONFIGURATION,
                        "There is no migration \"" + id + "\" in namespace " + connection.namespace() + " of "
                                + connection.address() + ". Check the id; it looks like shop/V6."));
    }

    Optional<WorkflowExecutionDescription> described(String id) {
        try {
            return Optional.of(stub(id).describe());
        } catch (WorkflowNotFoundException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    WorkflowStub stub(String id) {
        return connection.client().newUntypedWorkflowStub(id);
    }

    private TowpathException failure(RuntimeException e) {
        return Failures.of(e, connection.address(), connection.namespace());
    }

    @Override
    public void close() {
        connection.close();
    }
}
