package dev.towpath.starter.client;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.errordetails.v1.NamespaceNotFoundFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.serviceclient.StatusUtils;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Translates what the server, or the way to it, answers. */
final class Failures {
    private static final int DEEPEST = 20;

    private Failures() {}

    /** Towpath's own failure for this one. */
    static TowpathException of(RuntimeException failure, String address, String namespace) {
        if (failure instanceof TowpathException own) {
            return own;
        }
        StatusRuntimeException status = cause(failure, StatusRuntimeException.class);
        if (status == null) {
            return new TowpathException(
                    ErrorCode.TEMPORAL_UNAVAILABLE,
                    unreachable(address, String.valueOf(failure.getMessage())),
                    failure);
        }
        return of(status, address, namespace);
    }

    private static TowpathException of(StatusRuntimeException failure, String address, String namespace) {
        Status status = failure.getStatus();
        String words = status.getDescription() == null ? status.getCode().name() : status.getDescription();
        if (StatusUtils.hasFailure(failure, NamespaceNotFoundFailure.class)) {
            return new TowpathException(
                    ErrorCode.CONFIGURATION,
                    "Temporal at " + address + " has no namespace \"" + namespace
                            + "\". Create it, or name another one with --namespace.",
                    failure);
        }
        return switch (status.getCode()) {
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                new TowpathException(
                        ErrorCode.ACCESS_DENIED,
                        "Temporal at " + address + " refuses this client: " + words
                                + ". Check the API key or certificate of the profile.",
                        failure);
            case INVALID_ARGUMENT ->
                new TowpathException(
                        ErrorCode.INTERNAL,
                        "Temporal at " + address + " did not take the call: " + words + ".",
                        failure);
            default -> new TowpathException(ErrorCode.TEMPORAL_UNAVAILABLE, unreachable(address, words), failure);
        };
    }

    private static String unreachable(String address, String words) {
        return "Temporal at " + address + " does not answer (" + words.strip().replaceAll("\\s+", " ")
                + "). Start it, or name its address with --address, temporal.address or TEMPORAL_ADDRESS.";
    }

    /** The failure of a worker's code inside this exception: Towpath names its failures by their code. */
    static Optional<TowpathException> ofWorker(Throwable failure) {
        ApplicationFailure application = cause(failure, ApplicationFailure.class);
        if (application == null) {
            return Optional.empty();
        }
        ErrorCode code = Arrays.stream(ErrorCode.values())
                .filter(c -> c.name().equals(application.getType()))
                .findFirst()
                .orElse(ErrorCode.INTERNAL);
        return Optional.of(new TowpathException(code, application.getOriginalMessage(), failure));
    }

    static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        Throwable at = failure;
        for (int i = 0; at != null && i < DEEPEST; i++) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
            at = at.getCause();
        }
        return null;
    }
}
