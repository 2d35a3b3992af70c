package dev.towpath.activity.throttle;

import dev.towpath.model.throttle.Level;
import dev.towpath.model.throttle.Signal;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks an address of the team's own whether a fill may go on: 2xx is yes, 429 is slower, any other 4xx or 5xx is no, and
 * the beginning of the body says why. Everything else is no answer. Reasons name the address without user and query,
 * which may hold a secret.
 */
final class HttpProbe implements AutoCloseable {
    static final String NAME = "probe";

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int SHOWN = 100;
    /** Characters take up to four bytes. */
    private static final int READ = 4 * SHOWN;

    private final String shown;
    private final HttpRequest request;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param address http or https, with a host */
    HttpProbe(URI address) {
        this.shown = shown(address);
        this.request = HttpRequest.newBuilder(address)
                .timeout(LONGEST)
                .header("User-Agent", "towpath")
                .GET()
                .build();
    }

    private static String shown(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port
                + (address.getPath() == null ? "" : address.getPath());
    }

    /** One look, of a second at most. */
    Signal look() {
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request, head -> new FirstBytes(head.statusCode() >= 400 ? READ : 0));
        try {
            HttpResponse<String> response = answer.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            return judge(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return silent("does not answer within " + LONGEST.toSeconds() + " s");
        } catch (ExecutionException e) {
            return silent(why(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silent("was not waited for");
        }
    }

    private Signal judge(int status, String body) {
        if (status >= 200 && status < 300) {
            return new Signal(NAME, Level.NORMAL, "");
        }
        if (status < 400) {
            return silent("answers " + status + ", which is neither yes nor no; a redirect is not followed");
        }
        String said = printable(body);
        String reason = "probe " + shown + " answers " + status + (said.isEmpty() ? "" : ": " + said);
        return new Signal(NAME, status == 429 ? Level.SLOW : Level.STOP, reason);
    }

    private Signal silent(String why) {
        return new Signal(NAME, Level.UNKNOWN, "probe " + shown + " " + why);
    }

    /** By its kind and never by its text, which may hold the whole address. */
    private static String why(@Nullable Throwable failure) {
        return switch (failure) {
            case HttpTimeoutException timeout -> "does not answer within " + LONGEST.toSeconds() + " s";
            case ConnectException refused -> "cannot be reached";
            case null -> "does not answer";
            default -> "does not answer (" + failure.getClass().getSimpleName() + ")";
        };
    }

    private static String printable(String body) {
        String line =
                body.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\s]+", " ").strip();
        int end = line.offsetByCodePoints(0, Math.min(SHOWN, line.codePointCount(0, line.length())));
        return line.substring(0, end);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
