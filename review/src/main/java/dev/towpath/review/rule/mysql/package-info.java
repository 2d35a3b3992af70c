/**
 * Rules about what only MySQL does: several algorithms for one change, columns declared anew, statements that commit.
 */
@NullMarked
package dev.towpath.review.rule.mysql;

import org.jspecify.annotations.NullMarked;
