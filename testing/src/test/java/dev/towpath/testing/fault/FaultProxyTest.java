package dev.towpath.testing.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    private static final int SHORT = 100;
    private static final int LONG = 10_000;

    private ServerSocket echo;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::echoAll);
        proxy = FaultProxy.to("127.0.0.1", echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void carries_bytes_both_ways_and_counts_connections() throws IOException {
        try (Socket first = connect();
                Socket second = connect()) {
            assertThat(roundTrip(first, 7)).isEqualTo(7);
            assertThat(roundTrip(second, 200)).isEqualTo(200);
            assertThat(proxy.acceptedConnections()).isEqualTo(2);
            assertThat(proxy.openConnections()).isEqualTo(2);
        }
    }

    @Test
    void hangs_up_when_cut_and_answers_again_when_resumed() throws IOException {
        try (Socket open = connect()) {
            assertThat(roundTrip(open, 7)).isEqualTo(7);
            proxy.cut();
            assertHungUp(open);
            assertThat(proxy.openConnections()).isZero();
        }
        try (Socket refused = connect()) {
            assertHungUp(refused);
        }
        proxy.resume();
        try (Socket open = connect()) {
            assertThat(roundTrip(open, 8)).isEqualTo(8);
        }
    }

    @Test
    void says_nothing_in_a_black_hole_and_carries_the_held_bytes_on_when_resumed() throws IOException {
        try (Socket open = connect()) {
            assertThat(roundTrip(open, 7)).isEqualTo(7);
            proxy.blackHole();
            open.setSoTimeout(SHORT);
            assertThatThrownBy(() -> roundTrip(open, 9)).isInstanceOf(SocketTimeoutException.class);
            proxy.resume();
            open.setSoTimeout(LONG);
            assertThat(open.getInputStream().read()).isEqualTo(9);
        }
    }

    @Test
    void closes_links_that_hang_in_a_black_hole() throws IOException {
        try (Socket open = connect()) {
            assertThat(roundTrip(open, 7)).isEqualTo(7);
            proxy.blackHole();
            open.getOutputStream().write(1);
            proxy.cut();
            assertHungUp(open);
        }
    }

    @Test
    void holds_every_block_for_the_delay_in_each_direction() throws IOException {
        try (Socket open = connect()) {
            assertThat(roundTrip(open, 7)).isEqualTo(7);
            proxy.delay(Duration.ofMillis(60));
            long start = System.nanoTime();
            assertThat(roundTrip(open, 8)).isEqualTo(8);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        }
    }

    @Test
    void hangs_up_when_the_server_cannot_be_reached() throws IOException {
        ServerSocket gone = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        gone.close();
        try (FaultProxy toNobody = FaultProxy.to("127.0.0.1", gone.getLocalPort());
                Socket open = connect(toNobody)) {
            assertHungUp(open);
        }
    }

    @Test
    void refuses_message_faults_on_a_line_that_it_does_not_read() {
        assertThatThrownBy(() -> proxy.cutAfter("COMMIT", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("toPostgres");
    }

    private Socket connect() throws IOException {
        return connect(proxy);
    }

    private static Socket connect(FaultProxy proxy) throws IOException {
        Socket socket = new Socket(proxy.host(), proxy.port());
        socket.setSoTimeout(LONG);
        return socket;
    }

    private static int roundTrip(Socket socket, int value) throws IOException {
        socket.getOutputStream().write(value);
        return socket.getInputStream().read();
    }

    /** The end of the stream or a reset: which one depends on what was on its way. */
    private static void assertHungUp(Socket socket) {
        int read;
        try {
            read = roundTrip(socket, 1);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection is still open", e);
        } catch (IOException e) {
            return;
        }
        assertThat(read).isEqualTo(-1);
    }

    private void echoAll() {
        try {
            while (true) {
                Socket socket = echo.accept();
                Thread.ofVirtual().start(() -> echo(socket));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // The proxy hung up.
        }
    }
}
