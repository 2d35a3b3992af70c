package dev.towpath.activity.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.towpath.engine.spi.server.Chunks.Key;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.workflow.client.TowpathData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys as the ledger writes them: a JSON array of texts. */
final class KeyText {
    private static final TypeReference<List<String>> VALUES = new TypeReference<>() {};

    private KeyText() {}

    static @Nullable Key read(@Nullable String text) {
        try {
            return text == null ? null : new Key(TowpathData.mapper().readValue(text, VALUES));
        } catch (JsonProcessingException e) {
            throw new TowpathException(ErrorCode.INTERNAL, "a cursor in the ledger cannot be read", e);
        }
    }

    static @Nullable String write(@Nullable Key key) {
        try {
            return key == null ? null : TowpathData.mapper().writeValueAsString(key.values());
        } catch (JsonProcessingException e) {
            throw new TowpathException(ErrorCode.INTERNAL, "a cursor cannot be written down", e);
        }
    }
}
