package dev.towpath.testing.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy on a loopback port whose line a test can cut, stop, slow, or break at one exact PostgreSQL message. When
 * one side of a connection hangs up, the other side's connection is closed too.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int CONNECT_LIMIT_MILLIS = 5_000;

    private final ServerSocket door;
    private final InetSocketAddress server;
    private final boolean postgres;
    private final Line line = new Line();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final List<Tripwire> tripwires = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();

    private FaultProxy(ServerSocket door, InetSocketAddress server, boolean postgres) {
        this.door = door;
        this.server = server;
        this.postgres = postgres;
    }

    /** A proxy that does not look at what it carries. */
    public static FaultProxy to(String host, int port) throws IOException {
        return start(host, port, false);
    }

    /** A proxy that reads the PostgreSQL protocol, which {@link #cutBefore} and {@link #cutAfter} need; no TLS. */
    public static FaultProxy toPostgres(String host, int port) throws IOException {
        return start(host, port, true);
    }

    private static FaultProxy start(String host, int port, boolean postgres) throws IOException {
        ServerSocket door = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        FaultProxy proxy = new FaultProxy(door, new InetSocketAddress(host, port), postgres);
        Thread.ofVirtual().name("fault proxy door").start(proxy::acceptAll);
        return proxy;
    }

    /** Always a loopback address. */
    public String host() {
        return "127.0.0.1";
    }

    /** Where clients connect to. */
    public int port() {
        return door.getLocalPort();
    }

    /** Closes every connection, and every new one at once, until {@link #resume}. */
    public void cut() {
        line.become(Line.State.CUT);
        links.forEach(Link::close);
    }

    /** Keeps every connection and accepts new ones, but carries nothing either way, until {@link #resume}. */
    public void blackHole() {
        line.become(Line.State.BLACK_HOLE);
    }

    /** Ends {@link #cut} and {@link #blackHole}; what a black hole held back is carried on. */
    public void resume() {
        line.become(Line.State.OPEN);
    }

    /** Holds every block of bytes, in either direction, for so long; zero ends it. */
    public void delay(Duration wait) {
        line.delay(wait);
    }

    /** Cuts one connection instead of passing on the nth message of a type, counted from now over all connections. */
    public Tripwire cutBefore(char type, int nth) {
        return arm(Trigger.message(type, nth), Tripwire.Side.BEFORE);
    }

    /** Cuts one connection instead of passing on the nth execution of a statement that begins so, in any case. */
    public Tripwire cutBefore(String statement, int nth) {
        return arm(Trigger.statement(statement, nth), Tripwire.Side.BEFORE);
    }

    /**
     * Loses the answer: passes the nth message of a type on (with the rest of its request, up to Sync), lets the server
     * finish it and end the session, and only then cuts the client off.
     */
    public Tripwire cutAfter(char type, int nth) {
        return arm(Trigger.message(type, nth), Tripwire.Side.AFTER);
    }

    /** As {@link #cutAfter(char, int)}, for the nth execution of a statement that begins so, such as {@code COMMIT}. */
    public Tripwire cutAfter(String statement, int nth) {
        return arm(Trigger.statement(statement, nth), Tripwire.Side.AFTER);
    }

    /** How many connections were ever accepted, those that a cut closed at once included. */
    public int acceptedConnections() {
        return accepted.get();
    }

    /** How many connections are open now. */
    public int openConnections() {
        return links.size();
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }

    private Tripwire arm(Trigger trigger, Tripwire.Side side) {
        if (!postgres) {
            throw new IllegalStateException("this proxy does not read messages: make it with toPostgres");
        }
        Tripwire wire = new Tripwire(trigger, side);
        tripwires.add(wire);
        return wire;
    }

    private void acceptAll() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                accepted.incrementAndGet();
                connect(client);
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException("the proxy's door broke", e);
                }
            }
        }
    }

    /** A server that cannot be reached looks to the client like a hang-up. */
    private void connect(Socket client) throws IOException {
        if (line.state() == Line.State.CUT) {
            client.close();
            return;
        }
        Socket onward = new Socket();
        try {
            onward.connect(server, CONNECT_LIMIT_MILLIS);
        } catch (IOException e) {
            onward.close();
            client.close();
            return;
        }
        client.setTcpNoDelay(true);
        onward.setTcpNoDelay(true);
        Link link = new Link(client, onward, line, links::remove);
        links.add(link);
        link.start(postgres ? new PostgresRequests(link, tripwires) : link::carryRequests);
        if (line.state() == Line.State.CUT) {
            link.close();
        }
    }
}
