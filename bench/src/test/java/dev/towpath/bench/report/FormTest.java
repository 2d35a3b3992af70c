package dev.towpath.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.towpath.bench.figure.Sample;
import dev.towpath.testing.golden.Golden;
import dev.towpath.workflow.client.TowpathData;
import java.io.StringReader;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;

class FormTest {
    @ParameterizedTest
    @EnumSource
    void prints_a_result(Form form) {
        Golden.assertMatches("result." + form.name().toLowerCase(Locale.ROOT) + ".txt", form.of(Sample.result()));
    }

    @Test
    void draws_a_result() throws Exception {
        String chart = Chart.of(Sample.result());
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(chart)));
        Golden.assertMatches("result.svg", chart);
    }

    @Test
    void leaves_out_of_the_json_what_does_not_apply() throws Exception {
        JsonNode ways =
                TowpathData.mapper().readTree(Form.JSON.of(Sample.result())).get("ways");
        JsonNode quiet = ways.get(0);
        assertThat(quiet.get("name").asText()).isEqualTo("one-update");
        assertThat(quiet.has("application")).isFalse();
        assertThat(quiet.has("temporalEvents")).isFalse();
        JsonNode busy = ways.get(4);
        assertThat(busy.get("name").asText()).isEqualTo("towpath-1");
        assertThat(busy.at("/application/p999").asDouble()).isEqualTo(9.9);
        assertThat(busy.get("temporalEvents").asInt()).isEqualTo(59);
    }
}
