package dev.towpath.starter.report;

import dev.towpath.model.finding.Finding;
import dev.towpath.starter.render.FindingText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A review as JUnit's XML: a suite for each file, a test for each finding, failed from the limit on. */
final class JunitReport {
    private final ReviewReport report;
    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    private JunitReport(ReviewReport report) {
        this.report = report;
    }

    static String of(ReviewReport report) {
        JunitReport junit = new JunitReport(report);
        junit.write();
        return junit.xml.toString();
    }

    private void write() {
        Map<String, List<Finding>> files = new LinkedHashMap<>();
        report.outcome().files().forEach(file -> files.put(report.places().of(file), new ArrayList<>()));
        report.open()
                .forEach(f -> files.computeIfAbsent(report.path(f), path -> new ArrayList<>())
                        .add(f));
        long tests =
                files.values().stream().mapToLong(f -> Math.max(1, f.size())).sum();
        long failures = report.open().stream().filter(report::fails).count();
        xml.append("<testsuites name=\"towpath review\" tests=\"").append(tests);
        xml.append("\" failures=\"").append(failures).append("\">\n");
        files.forEach(this::suite);
        xml.append("</testsuites>\n");
    }

    private void suite(String path, List<Finding> findings) {
        long failures = findings.stream().filter(report::fails).count();
        xml.append("  <testsuite name=\"").append(attribute(path)).append("\" tests=\"");
        xml.append(Math.max(1, findings.size())).append("\" failures=\"").append(failures);
        xml.append("\" errors=\"0\" skipped=\"0\">\n");
        if (findings.isEmpty()) {
            xml.append("    <testcase name=\"nothing found\" classname=\"")
                    .append(attribute(path))
                    .append("\"/>\n");
        }
        findings.forEach(finding -> test(path, finding));
        xml.append("  </testsuite>\n");
    }

    private void test(String path, Finding finding) {
        String name = finding.rule() + " at line " + finding.at().line() + ", column "
                + finding.at().column();
        String text = FindingWords.whole(finding) + "\n" + path + ":"
                + finding.at().line() + ":" + finding.at().column() + ": " + finding.statement();
        xml.append("    <testcase name=\"").append(attribute(name)).append("\" classname=\"");
        xml.append(attribute(path)).append("\">\n");
        if (report.fails(finding)) {
            xml.append("      <failure type=\"")
                    .append(attribute(finding.rule()))
                    .append("\" message=\"");
            xml.append(attribute(finding.message()))
                    .append("\">")
                    .append(text(text))
                    .append("</failure>\n");
        } else {
            xml.append("      <system-out>")
                    .append(text(FindingText.severity(finding.severity()) + ": " + text))
                    .append("</system-out>\n");
        }
        xml.append("    </testcase>\n");
    }

    private static String attribute(String value) {
        return text(value).replace("\"", "&quot;").replace("\n", "&#10;").replace("\t", "&#9;");
    }

    /** Without the characters that XML 1.0 forbids even when they are escaped. */
    private static String text(String value) {
        StringBuilder escaped = new StringBuilder(value.length());
        value.codePoints().filter(JunitReport::allowed).forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c < 0x7f)
                || (c >= 0xa0 && c < 0xd800)
                || (c >= 0xe000 && c < 0xfffe)
                || c >= 0x10000;
    }
}
