package dev.towpath.starter.client;

import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Bounds a call: the SDK's own goes on asking for a minute when no worker answers, and a person does not wait that long. */
final class Patience {
    private Patience() {}

    /**
     * What the call returns, or throws.
     *
     * @throws TimeoutException when it takes longer; the call is cancelled then
     */
    static <T> T within(Duration bound, Supplier<T> call) throws TimeoutException {
        Context.CancellableContext context = Context.current().withCancellation();
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("call").start(context.wrap(() -> {
            try {
                answer.complete(call.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }));
        try {
            return answer.get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        } finally {
            context.cancel(null);
        }
    }
}
