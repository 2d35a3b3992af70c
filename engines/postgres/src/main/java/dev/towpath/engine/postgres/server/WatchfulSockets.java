package dev.towpath.engine.postgres.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Sockets that notice a server whose machine vanished without a word. A statement may rightly take hours, so no time
 * limit on its answer can tell; asking the machine whether it is there can. The system asks after two hours of silence,
 * these after 10 s: asked three times, 5 s apart, it is gone after 25 s. The other side's view is {@link LostClient}.
 *
 * <p>Public, with this constructor, because the driver makes it by its name.
 */
public final class WatchfulSockets extends SocketFactory {
    /** Seconds of silence before the first question. */
    static final int IDLE = 10;

    /** Seconds between questions. */
    static final int INTERVAL = 5;

    /** Questions without an answer. */
    static final int COUNT = 3;

    /**
     * Needs nothing.
     *
     * @param unused the driver's {@code socketFactoryArg}
     */
    @SuppressWarnings("UnusedVariable") // The driver looks for a constructor of this shape.
    public WatchfulSockets(String unused) {}

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Socket();
        try {
            socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, IDLE);
            set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL);
            set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, COUNT);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** Where the platform cannot, its own times count. */
    private static void set(Socket socket, SocketOption<Integer> option, int value) throws IOException {
        if (socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(0));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(InetAddress.getByName(host), port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    private Socket connected(InetSocketAddress to, InetSocketAddress from) throws IOException {
        Socket socket = createSocket();
        try {
            socket.bind(from);
            socket.connect(to);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }
}
