package dev.towpath.testing.temporal;

import io.grpc.Channel;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.common.SearchAttributeKey;
import java.util.List;

/** Two ways to make a server know custom search attributes. */
final class SearchAttributes {
    private SearchAttributes() {}

    /** Arguments of {@code temporal server start-dev}. */
    static List<String> asArguments(List<SearchAttributeKey<?>> keys) {
        return keys.stream()
                .flatMap(key ->
                        List.of("--search-attribute", key.getName() + "=" + cliName(key.getValueType())).stream())
                .toList();
    }

    static void register(Channel server, String namespace, List<SearchAttributeKey<?>> keys) {
        if (keys.isEmpty()) {
            return;
        }
        AddSearchAttributesRequest.Builder request =
                AddSearchAttributesRequest.newBuilder().setNamespace(namespace);
        for (SearchAttributeKey<?> key : keys) {
            request.putSearchAttributes(key.getName(), key.getValueType());
        }
        OperatorServiceGrpc.newBlockingStub(server).addSearchAttributes(request.build());
    }

    private static String cliName(IndexedValueType type) {
        return switch (type) {
            case INDEXED_VALUE_TYPE_TEXT -> "Text";
            case INDEXED_VALUE_TYPE_KEYWORD -> "Keyword";
            case INDEXED_VALUE_TYPE_INT -> "Int";
            case INDEXED_VALUE_TYPE_DOUBLE -> "Double";
            case INDEXED_VALUE_TYPE_BOOL -> "Bool";
            case INDEXED_VALUE_TYPE_DATETIME -> "Datetime";
            case INDEXED_VALUE_TYPE_KEYWORD_LIST -> "KeywordList";
            case INDEXED_VALUE_TYPE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("a search attribute needs a type, got " + type);
        };
    }
}
