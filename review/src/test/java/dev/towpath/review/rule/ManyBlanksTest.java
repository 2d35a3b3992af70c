package dev.towpath.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Blanks mean nothing in SQL, so a file may hold any number of them, wherever a rule's pattern looks for some. */
class ManyBlanksTest {
    private static final String BLANKS = " ".repeat(30_000);
    /** A pattern that tries again from each blank takes seconds for so many. */
    private static final long LONGEST = 1_500_000_000;

    /** Each case would be tried at each of its blanks otherwise; the first ones are where statements differ. */
    private static final int PLACES = 12;

    @TestFactory
    Stream<DynamicTest> no_rule_is_slowed_down_by_blanks() throws Exception {
        return RuleCase.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule, () -> {
                    for (RuleCase each : RuleCase.of(rule)) {
                        if (each.fires()) {
                            for (RuleCase blown : blown(each)) {
                                long first = time(blown);
                                // A second look, where the first one paid for something else.
                                assertThat(first < LONGEST ? first : time(blown))
                                        .as(blown.name())
                                        .isLessThan(LONGEST);
                            }
                        }
                    }
                }));
    }

    /** The case with one of its blanks blown up; as often as it has blanks. */
    private static List<RuleCase> blown(RuleCase each) {
        List<RuleCase> blown = new ArrayList<>();
        String sql = each.files().getLast();
        int at = sql.indexOf(' ');
        for (int i = 0; i < PLACES && at >= 0; i++) {
            List<String> files = new ArrayList<>(each.files());
            files.set(files.size() - 1, sql.substring(0, at) + BLANKS + sql.substring(at));
            blown.add(new RuleCase(each.rule(), each.name(), files));
            at = sql.indexOf(' ', at + 1);
        }
        return blown;
    }

    private static long time(RuleCase each) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        each.review();
        return threads.getCurrentThreadCpuTime() - began;
    }
}
