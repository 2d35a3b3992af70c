package dev.towpath.testing.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One accepted connection and its counterpart to the server. Both end together. */
final class Link implements AutoCloseable {
    private static final int BLOCK = 16 * 1024;

    private final Socket client;
    private final Socket server;
    private final Line line;
    private final Consumer<Link> onClose;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean answersLost;

    Link(Socket client, Socket server, Line line, Consumer<Link> onClose) {
        this.client = client;
        this.server = server;
        this.line = line;
        this.onClose = onClose;
    }

    /** What carries one direction until its end. */
    @FunctionalInterface
    interface Direction {
        void carry() throws IOException;
    }

    void start(Direction requests) {
        run("requests", requests);
        run("answers", this::carryAnswers);
    }

    /** Copies bytes without looking at them. */
    void carryRequests() throws IOException {
        InputStream from = client.getInputStream();
        byte[] block = new byte[BLOCK];
        for (int read = from.read(block); read >= 0; read = from.read(block)) {
            send(block, read);
        }
    }

    InputStream requests() throws IOException {
        return client.getInputStream();
    }

    void send(byte[] block, int length) throws IOException {
        line.pass(closed::get);
        OutputStream to = server.getOutputStream();
        to.write(block, 0, length);
        to.flush();
    }

    /** From now on what the server says is thrown away. */
    void loseAnswers() {
        answersLost = true;
    }

    /** Tells the server that no more requests come, and waits until it has finished what it has and hung up. */
    void awaitServersEnd() throws IOException {
        server.shutdownOutput();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the server finished");
        }
    }

    private void carryAnswers() throws IOException {
        InputStream from = server.getInputStream();
        byte[] block = new byte[BLOCK];
        for (int read = from.read(block); read >= 0; read = from.read(block)) {
            if (!answersLost) {
                line.pass(closed::get);
                client.getOutputStream().write(block, 0, read);
            }
        }
    }

    private void run(String name, Direction direction) {
        Thread.ofVirtual().name("fault proxy " + name).start(() -> {
            try (this) {
                direction.carry();
            } catch (IOException e) {
                // Either side hanging up, or the line being cut, is what this proxy is for.
                answersLost = true;
            }
        });
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (client;
                server) {
            onClose.accept(this);
            line.linkClosed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ended.countDown();
        }
    }
}
