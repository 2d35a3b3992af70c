package dev.towpath.starter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A review has no server and no database, so it should not pay for what talks to them. */
@Timeout(120)
class LeanReviewTest {
    private static final List<String> FOREIGN = List.of(
            "io.temporal.",
            "io.grpc.",
            "io.netty.",
            "com.google.protobuf.",
            "com.zaxxer.hikari.",
            "org.postgresql.",
            "org.flywaydb.",
            "ch.qos.logback.",
            "dev.towpath.workflow.",
            "dev.towpath.activity.");

    @TempDir
    Path directory;

    @Test
    void a_review_loads_nothing_of_temporal_drivers_pools_or_logging() throws Exception {
        Files.createDirectory(directory.resolve("migration"));
        Files.writeString(
                directory.resolve("migration/V1__orders.sql"), "CREATE TABLE orders (id bigint);\nDROP TABLE x;\n");
        Path classes = directory.resolve("classes.txt");

        String printed = review(classes, "-o", "sarif", "--report", "markdown=" + directory.resolve("r.md"));

        assertThat(printed).contains("\"ruleId\" : \"drop-table\"");
        List<String> loaded = loaded(classes);
        assertThat(loaded).anyMatch(name -> name.startsWith("dev.towpath.review."));
        assertThat(loaded).noneMatch(name -> FOREIGN.stream().anyMatch(name::startsWith));
    }

    private String review(Path classes, String... more) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("review", directory.resolve("migration").toString()));
        arguments.addAll(List.of(more));
        Map<String, String> environment =
                Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + classes + "::filecount=0");
        try (TowpathProcess review =
                TowpathProcess.start(directory.resolve("log.txt"), environment, arguments.toArray(String[]::new))) {
            assertThat(review.status()).as(review.printed()).isZero();
            return review.printed();
        }
    }

    /** Lines read {@code [0.1s][info][class,load] java.lang.Object source: …}. */
    private static List<String> loaded(Path classes) throws IOException {
        return Files.readAllLines(classes).stream()
                .map(line -> line.substring(line.lastIndexOf("] ") + 2))
                .map(line -> line.split(" ", 2)[0])
                .toList();
    }
}
