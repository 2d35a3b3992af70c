package dev.towpath.testing.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalBinaryTest {
    @TempDir
    Path folder;

    @Test
    void prefers_the_named_binary_then_the_built_one_then_the_installed_one() throws IOException {
        Path named = binary("named/my-temporal");
        Path built = binary("repository/.towpath/bin/temporal");
        Path installed = binary("installed/temporal");
        String repository = folder.resolve("repository").toString();
        String path = folder.resolve("empty") + ":" + installed.getParent();

        assertThat(TemporalBinary.find(Map.of("TOWPATH_TEMPORAL_CLI", named.toString(), "PATH", path), repository))
                .contains(named);
        assertThat(TemporalBinary.find(Map.of("PATH", path), repository)).contains(built);
        assertThat(TemporalBinary.find(Map.of("PATH", path), null)).contains(installed);
        assertThat(TemporalBinary.find(Map.of(), folder.toString())).isEmpty();
    }

    @Test
    void refuses_a_named_binary_that_cannot_run_instead_of_taking_another() throws IOException {
        String repository = binary("repository/.towpath/bin/temporal").toString();
        Map<String, String> environment =
                Map.of("TOWPATH_TEMPORAL_CLI", folder.resolve("nowhere").toString());
        assertThatThrownBy(() -> TemporalBinary.find(environment, repository))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("TOWPATH_TEMPORAL_CLI", "nowhere");
    }

    @Test
    void names_the_test_and_the_remedy_when_the_server_is_absent() {
        assertThat(TemporalServer.absence("dev.towpath.SomeTest"))
                .contains("dev.towpath.SomeTest lacks its server", "scripts/services", "TOWPATH_TEMPORAL_CLI");
    }

    private Path binary(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
