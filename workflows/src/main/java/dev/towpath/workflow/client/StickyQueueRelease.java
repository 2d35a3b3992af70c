package dev.towpath.workflow.client;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall;
import io.grpc.MethodDescriptor;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;

/**
 * Keeps a worker from asking for a sticky queue. For the in-memory server only: it never falls back from the sticky queue
 * of a worker that died, so a workflow of that worker would stand still for ever. A real server falls back by itself and
 * needs the sticky queue for speed.
 */
public final class StickyQueueRelease implements ClientInterceptor {
    @Override
    public <RequestT, ResponseT> ClientCall<RequestT, ResponseT> interceptCall(
            MethodDescriptor<RequestT, ResponseT> method, CallOptions options, Channel next) {
        return new ForwardingClientCall.SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void sendMessage(RequestT message) {
                super.sendMessage(released(message));
            }
        };
    }

    /** The builder of a message gives a message of the same type, which the compiler cannot see. */
    @SuppressWarnings("unchecked")
    private static <RequestT> RequestT released(RequestT message) {
        return message instanceof RespondWorkflowTaskCompletedRequest completed
                ? (RequestT) completed.toBuilder().clearStickyAttributes().build()
                : message;
    }
}
