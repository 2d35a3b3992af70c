package dev.towpath.testing.fault;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Carries a PostgreSQL client's messages one by one and looks for the one that trips an armed fault. The server must not
 * offer TLS: encrypted messages cannot be told apart.
 */
final class PostgresRequests implements Link.Direction {
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int LARGEST = 64 << 20;
    private static final int SEND_FROM = 64 << 10;

    private final Link link;
    private final List<Tripwire> tripwires;
    private final PreparedStatements statements = new PreparedStatements();
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

    PostgresRequests(Link link, List<Tripwire> tripwires) {
        this.link = link;
        this.tripwires = tripwires;
    }

    @Override
    public void carry() throws IOException {
        DataInputStream from = new DataInputStream(new BufferedInputStream(link.requests()));
        try {
            boolean negotiating = true;
            while (negotiating) {
                negotiating = carryStartup(from);
            }
            while (true) { // ends with the client: EOFException
                carryMessage(from);
            }
        } catch (EOFException e) {
            flush();
        }
    }

    /** The packets before the first message have no type letter. True when another one follows. */
    private boolean carryStartup(DataInputStream from) throws IOException {
        byte[] body = body(from);
        append(body);
        flush();
        int code = ByteBuffer.wrap(body).getInt();
        return code == SSL_REQUEST || code == GSS_REQUEST;
    }

    private void carryMessage(DataInputStream from) throws IOException {
        byte type = from.readByte();
        byte[] body = body(from);
        FrontendMessage message = statements.read((char) type, body);
        // All wires count the message, also when one of them ends the connection.
        List<Tripwire> tripped =
                tripwires.stream().filter(wire -> wire.trips(message)).toList();
        if (tripped.stream().anyMatch(wire -> wire.side() == Tripwire.Side.BEFORE)) {
            strike(tripped);
        }
        waiting.write(type);
        append(body);
        if (!tripped.isEmpty()) {
            finishAtServer(message, from);
            strike(tripped);
        }
        if (from.available() == 0 || waiting.size() >= SEND_FROM) {
            flush();
        }
    }

    private void strike(List<Tripwire> tripped) throws IOException {
        tripwires.removeAll(tripped);
        link.close();
        tripped.forEach(Tripwire::strike);
        throw new IOException("a fault struck");
    }

    /** Sends the request with its Sync, without which the server would roll it back, and waits out its effect. */
    private void finishAtServer(FrontendMessage message, DataInputStream from) throws IOException {
        FrontendMessage last = message;
        while (last.awaitsSync()) {
            byte type = from.readByte();
            waiting.write(type);
            append(body(from));
            last = new FrontendMessage((char) type, "");
        }
        link.loseAnswers();
        flush();
        link.awaitServersEnd();
    }

    private static byte[] body(DataInputStream from) throws IOException {
        int length = from.readInt();
        if (length < Integer.BYTES || length > LARGEST) {
            throw new IOException("no PostgreSQL message: its length would be " + length + " (is TLS on?)");
        }
        byte[] body = new byte[length - Integer.BYTES];
        from.readFully(body);
        return body;
    }

    private void append(byte[] body) {
        waiting.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .putInt(body.length + Integer.BYTES)
                .array());
        waiting.writeBytes(body);
    }

    private void flush() throws IOException {
        if (waiting.size() > 0) {
            link.send(waiting.toByteArray(), waiting.size());
            waiting.reset();
        }
    }
}
