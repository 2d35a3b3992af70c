package dev.towpath.review.page;

import java.util.Optional;
import java.util.SortedSet;

/** The rules that exist, and what people can read about each. */
public interface RuleTexts {
    /** The ids of all rules. */
    SortedSet<String> ids();

    /** Those of them that are silent until a team gives them a level. */
    SortedSet<String> onRequest();

    /** What there is to read about a rule; empty for an unknown id. */
    Optional<RuleText> of(String id);
}
