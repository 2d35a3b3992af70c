package dev.towpath.testing.architecture.broken.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

final class Careless {
    Object[] everyMistake() {
        return new Object[] {
            new HashMap<String, String>(),
            Map.of("a", 1),
            Set.of("a"),
            UUID.randomUUID(),
            System.nanoTime(),
            new Thread(() -> {}),
            Executors.newCachedThreadPool(),
            LoggerFactory.getLogger(Careless.class),
            Stream.of("a").collect(Collectors.toMap(each -> each, each -> each)),
            Stream.of("a").collect(Collectors.toSet()),
            Math.random()
        };
    }
}
