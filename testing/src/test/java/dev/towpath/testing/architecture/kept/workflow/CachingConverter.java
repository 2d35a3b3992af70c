package dev.towpath.testing.architecture.kept.workflow;

import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.DefaultDataConverter;
import java.util.HashMap;
import java.util.Map;

final class CachingConverter extends DefaultDataConverter {
    final Map<String, String> cache = new HashMap<>();

    DataConverterException none() {
        return new DataConverterException("none");
    }
}
