package dev.towpath.starter.cli;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.starter.render.Form;
import dev.towpath.starter.render.Paint;
import dev.towpath.starter.report.ReportFile;
import dev.towpath.starter.report.Reports;
import dev.towpath.starter.report.ReviewReport;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that get a report each.
 *
 * @param files the form of each, in the order of the command line
 */
record ReportTargets(Map<Path, Form> files) {
    /** Reads {@code FORMAT=FILE}, one for each option; checked before anything is reviewed. */
    static ReportTargets of(List<String> options, Path directory) {
        Map<Path, Form> files = new LinkedHashMap<>();
        for (String option : options) {
            int sign = option.indexOf('=');
            if (sign < 1 || sign == option.length() - 1) {
                throw bad("\"" + option + "\" is not FORMAT=FILE, such as sarif=build/towpath.sarif.");
            }
            Path file = path(directory, option.substring(sign + 1));
            if (files.put(file, Choices.form(option.substring(0, sign))) != null) {
                throw bad("two reports cannot both go to " + file + ".");
            }
        }
        return new ReportTargets(files);
    }

    private static Path path(Path directory, String text) {
        try {
            return directory.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw bad("\"" + text.strip() + "\" is not a path: " + e.getReason() + ".");
        }
    }

    private static TowpathException bad(String what) {
        return new TowpathException(ErrorCode.CONFIGURATION, "--report: " + what);
    }

    void write(ReviewReport report) {
        files.forEach((file, form) -> ReportFile.write(file, Reports.print(report, form, Paint.PLAIN)));
    }
}
