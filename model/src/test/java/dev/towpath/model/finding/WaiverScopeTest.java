package dev.towpath.model.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.name.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiverScopeTest {
    @ParameterizedTest
    @CsvSource({
        "V1__*.sql, db/V1__a.sql, true",
        "V1__*.sql, V1__a.sql, true",
        "V1__*.sql, db/V10__a.sql, false",
        "db/*.sql, db/a.sql, true",
        "db/*.sql, db/old/a.sql, false",
        "db/**, db/old/a.sql, true",
        "**/old/*.sql, db/x/old/a.sql, true",
        "**/old/*.sql, old/a.sql, true",
        "**/old/*.sql, bold/a.sql, false",
        "db/V?.sql, db/V1.sql, true",
        "db/V?.sql, db/V12.sql, false",
        "db/a.sql, db/a+sql, false",
    })
    void a_pattern_is_about_the_name_or_about_the_whole_path(String pattern, String path, boolean fits) {
        assertThat(new PathPattern(pattern).matches(path)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "orders, true",
        "Orders, true",
        "shop.orders, true",
        "SHOP.ORDERS, true",
        "other.orders, false",
        "ders, false",
        ", true",
    })
    void a_table_may_be_named_without_its_schema(String named, boolean holds) {
        assertThat(new WaiverScope.Configured(null, named).holds(finding(TableName.of("shop", "orders"))))
                .isEqualTo(holds);
    }

    @Test
    void a_finding_about_no_table_is_not_waived_by_one() {
        assertThat(new WaiverScope.Configured(null, "orders").holds(finding(null)))
                .isFalse();
    }

    private static Finding finding(TableName table) {
        return new Finding(
                "r", Severity.ERROR, "m", "a", List.of(), new SourcePosition("f", 1, 1), "s", null, table, "x");
    }
}
