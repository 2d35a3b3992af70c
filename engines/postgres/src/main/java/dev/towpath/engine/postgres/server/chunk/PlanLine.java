package dev.towpath.engine.postgres.server.chunk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One scan of a table in a plan as {@code EXPLAIN (VERBOSE, COSTS OFF)} prints it.
 *
 * @param relation schema and name, quoted as the server quotes them
 * @param whole whether it reads the table, or its index, from the beginning to the end
 */
record PlanLine(String relation, boolean whole) {
    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[^\\s\".]+)";
    private static final Pattern SCAN = Pattern.compile("^\\s*(?:->\\s+)?(?:Parallel )?(Seq Scan|Sample Scan|Index Scan"
            + "|Index Only Scan)(?: Backward)?(?: using " + NAME + ")? on (" + NAME + "\\." + NAME + ")(?: .*)?$");
    private static final Pattern NODE = Pattern.compile("^\\s*->.*$");

    static List<PlanLine> scans(List<String> plan) {
        List<PlanLine> scans = new ArrayList<>();
        for (int i = 0; i < plan.size(); i++) {
            Matcher scan = SCAN.matcher(plan.get(i));
            if (scan.matches()) {
                boolean byIndex = scan.group(1).startsWith("Index");
                scans.add(new PlanLine(scan.group(2), !byIndex || !hasCondition(plan, i + 1)));
            }
        }
        return scans;
    }

    /** Whether what is said of the node before this line includes where the index is entered. */
    private static boolean hasCondition(List<String> plan, int from) {
        for (int i = from; i < plan.size() && !NODE.matcher(plan.get(i)).matches(); i++) {
            if (plan.get(i).strip().startsWith("Index Cond:")) {
                return true;
            }
        }
        return false;
    }
}
