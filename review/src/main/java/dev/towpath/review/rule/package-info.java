/**
 * What a review knows to be dangerous: rules that look at one action where it stands, and say what happens, to whom, and
 * what to write instead. Pure: a rule sees the scene, never a server; it never decides how an action runs.
 */
@NullMarked
package dev.towpath.review.rule;

import org.jspecify.annotations.NullMarked;
