package dev.towpath.activity.throttle;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The beginning of a body; the rest, however long it is or would take, is never read. */
final class FirstBytes implements BodySubscriber<String> {
    private final int most;
    private final List<Byte> bytes = new ArrayList<>();
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    /** @param most bytes read; with 0 the body is not waited for */
    FirstBytes(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (most == 0) {
            enough();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            while (part.hasRemaining() && bytes.size() < most) {
                bytes.add(part.get());
            }
        }
        if (bytes.size() >= most) {
            enough();
        } else if (subscription != null) {
            subscription.request(1);
        }
    }

    private void enough() {
        if (subscription != null) {
            subscription.cancel();
        }
        onComplete();
    }

    @Override
    public void onError(Throwable failure) {
        text.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        byte[] all = new byte[bytes.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = bytes.get(i);
        }
        text.complete(new String(all, StandardCharsets.UTF_8));
    }
}
