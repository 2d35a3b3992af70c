/** Rules about new columns, new types of columns, and NOT NULL: what they do to the rows that are there, and to whom. */
@NullMarked
package dev.towpath.review.rule.column;

import org.jspecify.annotations.NullMarked;
