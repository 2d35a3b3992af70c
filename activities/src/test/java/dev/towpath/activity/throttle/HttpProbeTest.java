package dev.towpath.activity.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.towpath.model.throttle.Level;
import dev.towpath.model.throttle.Signal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpProbeTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger followed = new AtomicInteger();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/fill", exchange -> answer(exchange, status, body));
        server.createContext("/hang", exchange -> await());
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write("x".repeat(2_000).getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await();
        });
        server.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().add("Location", "/followed");
            answer(exchange, 302, "");
        });
        server.createContext("/followed", exchange -> {
            followed.incrementAndGet();
            answer(exchange, 200, "");
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.close();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Signal look(String path) {
        Instant began = Instant.now();
        try (HttpProbe probe = new HttpProbe(URI.create(address() + path))) {
            return probe.look();
        } finally {
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
        }
    }

    private Signal look(String path, int answered, String said) {
        status = answered;
        body = said;
        return look(path);
    }

    private Signal signal(Level level, String rest) {
        return new Signal("probe", level, "probe " + address() + rest);
    }

    @Test
    void the_status_decides_and_the_body_says_why() {
        assertThat(look("/fill", 204, "").level()).isEqualTo(Level.NORMAL);
        assertThat(look("/fill", 200, "no reason is needed").level()).isEqualTo(Level.NORMAL);
        assertThat(look("/fill", 429, "later")).isEqualTo(signal(Level.SLOW, "/fill answers 429: later"));
        assertThat(look("/fill", 503, "sale\r\n\tis\u0000 on\n"))
                .isEqualTo(signal(Level.STOP, "/fill answers 503: sale is on"));
        assertThat(look("/nothing-here").reason()).contains("/nothing-here answers 404");
    }

    @Test
    void only_the_beginning_of_a_body_is_read() {
        String long100 = "é".repeat(100);
        assertThat(look("/fill", 500, "é".repeat(300))).isEqualTo(signal(Level.STOP, "/fill answers 500: " + long100));
        assertThat(look("/endless", 500, "")).isEqualTo(signal(Level.STOP, "/endless answers 500: " + "x".repeat(100)));
        assertThat(look("/endless", 200, "").level()).isEqualTo(Level.NORMAL);
    }

    @Test
    void no_answer_is_unknown() {
        assertThat(look("/hang")).isEqualTo(signal(Level.UNKNOWN, "/hang does not answer within 1 s"));
        String before = address();
        server.stop(0);
        try (HttpProbe probe = new HttpProbe(URI.create(before + "/fill"))) {
            assertThat(probe.look())
                    .isEqualTo(new Signal("probe", Level.UNKNOWN, "probe " + before + "/fill cannot be reached"));
        }
    }

    @Test
    void a_redirect_is_not_followed() {
        assertThat(look("/redirect").level()).isEqualTo(Level.UNKNOWN);
        assertThat(look("/redirect").reason()).contains("answers 302").contains("not followed");
        assertThat(followed).hasValue(0);
    }

    @Test
    void reasons_hold_no_secret_of_the_address() {
        assertThat(look("/fill?token=hunter2#hunter2", 500, "").reason())
                .isEqualTo("probe " + address() + "/fill answers 500");
    }
}
