package dev.towpath.testing.fault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Follows one session's Parse and Bind messages, so that an Execute can be told by its SQL. */
final class PreparedStatements {
    private final Map<String, String> sqlOfStatement = new HashMap<>();
    private final Map<String, String> sqlOfPortal = new HashMap<>();

    /** Takes the message in; a driver sends a statement's text once and afterwards only its name. */
    FrontendMessage read(char type, byte[] body) {
        ByteBuffer rest = ByteBuffer.wrap(body);
        switch (type) {
            case 'Q' -> {
                return new FrontendMessage(type, text(rest));
            }
            case 'P' -> sqlOfStatement.put(text(rest), text(rest));
            case 'B' -> sqlOfPortal.put(text(rest), sqlOfStatement.getOrDefault(text(rest), ""));
            case 'E' -> {
                return new FrontendMessage(type, sqlOfPortal.getOrDefault(text(rest), ""));
            }
            default -> {}
        }
        return new FrontendMessage(type, "");
    }

    /** The next zero-terminated text. */
    private static String text(ByteBuffer rest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (rest.hasRemaining()) {
            byte next = rest.get();
            if (next == 0) {
                break;
            }
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
