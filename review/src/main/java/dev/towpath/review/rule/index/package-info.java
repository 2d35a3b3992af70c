/** Rules about indexes: how they are built, dropped and rebuilt while the table is in use, and which of them are worth having. */
@NullMarked
package dev.towpath.review.rule.index;

import org.jspecify.annotations.NullMarked;
