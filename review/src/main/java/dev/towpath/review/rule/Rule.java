package dev.towpath.review.rule;

import java.util.function.Consumer;

/** One thing a review knows to be dangerous. Stateless: what happened before is part of the scene. */
public interface Rule {
    /** What it is called and about. */
    RuleInfo info();

    /** Looks at one action where it stands, before it is applied, and says what is wrong with it, if anything. */
    void check(Scene scene, Consumer<Said> say);
}
