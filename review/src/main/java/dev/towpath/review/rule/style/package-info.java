/** Rules about names, guards, and statements that do not fit the schema they will find. */
@NullMarked
package dev.towpath.review.rule.style;

import org.jspecify.annotations.NullMarked;
