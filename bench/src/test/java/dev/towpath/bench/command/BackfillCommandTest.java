package dev.towpath.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.bench.figure.Load;
import dev.towpath.bench.figure.Sample;
import dev.towpath.bench.race.RaceSettings;
import dev.towpath.bench.way.LimitOffset;
import dev.towpath.bench.way.OneUpdate;
import dev.towpath.bench.way.Towpath;
import dev.towpath.bench.way.Way;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackfillCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<RaceSettings> races = new ArrayList<>();

    @Test
    void compares_every_way_at_two_sizes_under_three_loads_unless_told_otherwise() {
        assertThat(run()).isZero();
        RaceSettings race = races.getFirst();
        assertThat(race.rows()).containsExactly(100_000L, 1_000_000L);
        assertThat(race.loads()).containsExactly(Load.QUIET, new Load(300), new Load(1_500));
        assertThat(race.ways()).isEqualTo(Way.ALL);
        assertThat(race.runs()).isEqualTo(1);
    }

    @Test
    void measures_what_it_is_told() {
        assertThat(run(
                        "--rows",
                        "5000,20000",
                        "--load",
                        "40,quiet",
                        "--ways",
                        "limit-offset,one-update,towpath-3,towpath-32@5ms",
                        "--runs",
                        "3"))
                .isZero();
        RaceSettings race = races.getFirst();
        assertThat(race.rows()).containsExactly(5_000L, 20_000L);
        assertThat(race.loads()).containsExactly(new Load(40), Load.QUIET);
        assertThat(race.ways()).containsExactly(new LimitOffset(), new OneUpdate(), new Towpath(3), new Towpath(32, 5));
        assertThat(race.ways()).extracting(Way::name).endsWith("towpath-3", "towpath-32@5ms");
        assertThat(race.runs()).isEqualTo(3);
    }

    @Test
    void prints_data_only_to_standard_output() {
        assertThat(run("-o", "json")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{").endsWith("}\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void draws_a_chart(@TempDir Path folder) {
        Path chart = folder.resolve("chart.svg");
        assertThat(run("--chart", chart.toString())).isZero();
        assertThat(chart).content(StandardCharsets.UTF_8).startsWith("<svg ").endsWith("</svg>\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    --fast                  | Unknown option: '--fast'
                    extra                   | Unmatched argument at index 0: 'extra'
                    --row=5000              | Unknown option: '--row=5000'
                    --rows=999              | '999' is not a whole number from 1000 to 1000000000
                    --rows=5000,-1          | '-1' is not a whole number
                    --rows=٥٠٠٠             | is not a whole number
                    --load=0                | '0' is not a whole number from 1 to 100000
                    --load=loud             | 'loud' is not a whole number
                    --ways=towpath-0        | 'towpath-0' is not one of one-update, other-table
                    --ways=towpath-33       | 'towpath-33' is not one of one-update, other-table
                    --ways=towpath-1@0ms    | nor towpath-RANGES or towpath-RANGES@MILLISECONDSms
                    --runs=0                | --runs: 0 is not a whole number from 1 to 100
                    --runs=many             | Invalid value for option '--runs'
                    --engine=oracle         | --engine: 'oracle' is not postgresql.
                    --engine=mysql          | It comes with MySQL's fills.
                    -o=yaml                 | 'yaml' is not one of text, json, markdown
                    """)
    void refuses_what_it_does_not_understand(String argument, String why) {
        assertThat(run(argument)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(why).contains("Usage: bench/backfill");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(races).isEmpty();
    }

    @Test
    void fails_when_it_broke_off() {
        int status = Backfill.run(
                settings -> {
                    throw new IllegalStateException("no server");
                },
                print(out),
                print(err));
        assertThat(status).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no server");
    }

    private int run(String... arguments) {
        return Backfill.run(
                settings -> {
                    races.add(settings);
                    return Sample.result();
                },
                print(out),
                print(err),
                arguments);
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
