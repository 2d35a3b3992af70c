package dev.towpath.starter.config;

import dev.towpath.model.Nearest;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.finding.PathPattern;
import dev.towpath.model.finding.Waiver;
import dev.towpath.model.finding.WaiverScope;
import dev.towpath.review.outcome.RuleLevel;
import dev.towpath.review.outcome.TeamRules;
import dev.towpath.review.page.RuleTexts;
import dev.towpath.review.waiver.WaiverDates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Binds {@code review}. */
final class ReviewBinding {
    private static final int LONGEST = 500;

    private final RuleTexts rules;
    private final SourcePosition at;

    /**
     * @param rules those that exist; asked only when the section names one
     * @param file how the configuration's file is called in findings about what stands in it
     */
    ReviewBinding(RuleTexts rules, String file) {
        this.rules = rules;
        this.at = new SourcePosition(file, 1, 1);
    }

    /** @param folder what the path of the baseline is relative to */
    ReviewSettings bind(Section section, Path folder) {
        SortedMap<String, RuleLevel> levels = levels(section);
        List<Waiver> waivers = new ArrayList<>();
        section.items("waivers").forEach(item -> waivers.add(waiver(item)));
        boolean owner = section.flag("require-waiver-owner", false);
        boolean expiry = section.flag("require-waiver-expiry", false);
        Path baseline = section.text("baseline")
                .map(path -> ConfigurationFiles.path(folder, path))
                .orElse(null);
        double coverage = section.percent("min-coverage", 0);
        section.close();
        return new ReviewSettings(new TeamRules(levels, waivers, owner, expiry), baseline, coverage);
    }

    private SortedMap<String, RuleLevel> levels(Section section) {
        SortedMap<String, RuleLevel> levels = new TreeMap<>();
        Section named = section.section("rules");
        for (String rule : named.keys()) {
            if (rules.ids().contains(rule)) {
                levels.put(rule, named.choice(rule, RuleLevel.class, RuleLevel.WARNING));
            } else {
                named.problem(rule, "is not a rule" + guess(rule));
            }
        }
        return levels;
    }

    private String guess(String rule) {
        return Nearest.to(rule, rules.ids())
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("; towpath explain lists them");
    }

    /** An unknown rule, a missing reason and an end that has come are findings of the review, as they are in comments. */
    private Waiver waiver(Section item) {
        String rule = item.required("rule");
        String glob = item.text("file").orElse(null);
        if (glob != null && glob.length() > LONGEST) {
            item.problem("file", "has more than " + LONGEST + " characters");
            glob = null;
        }
        String until = item.text("until").orElse(null);
        if (until != null && WaiverDates.parse(until).isEmpty()) {
            item.problem("until", "\"" + until + "\" is not a date such as 2027-01-31");
            until = null;
        }
        Waiver waiver = new Waiver(
                rule,
                new WaiverScope.Configured(pattern(glob), item.text("table").orElse(null)),
                item.text("reason").orElse(null),
                item.text("owner").orElse(null),
                until == null ? null : WaiverDates.parse(until).orElse(null),
                at);
        item.close();
        return waiver;
    }

    private static @Nullable PathPattern pattern(@Nullable String glob) {
        return glob == null ? null : new PathPattern(glob);
    }
}
