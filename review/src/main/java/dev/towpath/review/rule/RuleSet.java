package dev.towpath.review.rule;

import java.util.List;

/** The rules of one concern. */
public interface RuleSet {
    /** Its rules, in the order of their pages. */
    List<Rule> rules();
}
