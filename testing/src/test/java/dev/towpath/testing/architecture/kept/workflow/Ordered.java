package dev.towpath.testing.architecture.kept.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

final class Ordered {
    final LinkedHashMap<String, TimeUnit> order = new LinkedHashMap<>();

    TreeMap<String, String> sorted() {
        return List.of("a").stream()
                .collect(Collectors.toMap(each -> each, each -> each, (first, second) -> first, TreeMap::new));
    }
}
