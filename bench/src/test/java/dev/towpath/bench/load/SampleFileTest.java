package dev.towpath.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.bench.figure.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFileTest {
    @TempDir
    Path folder;

    @Test
    void carries_every_operation_of_every_connection() throws Exception {
        SampleLog many = new SampleLog();
        LongStream.range(0, 40_000).forEach(i -> many.add(i, i * 1_000, i * 2_000, null));
        SampleLog few = new SampleLog();
        few.add(40_000, 1_000, 2_000, "order 7 is gone");
        Path file = folder.resolve("samples");
        SampleFile.write(file, SampleLog.joined(List.of(many, few, new SampleLog()), 12));
        Samples read = SampleFile.read(file);
        assertThat(read.dueMicros()).hasSize(40_001).isSorted().endsWith(39_999, 40_000);
        assertThat(read.startedMicros()).endsWith(39_999, 1);
        assertThat(read.tookMicros()).endsWith(79_998, -1);
        assertThat(read.updates()).isEqualTo(12);
        assertThat(read.firstError()).isEqualTo("order 7 is gone");
    }
}
