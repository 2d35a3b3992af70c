/** Rules about constraints: which tables they lock, whether they read all rows, and whether they can hold at all. */
@NullMarked
package dev.towpath.review.rule.constraint;

import org.jspecify.annotations.NullMarked;
