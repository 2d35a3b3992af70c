/**
 * What there is to read about rules. Never decides anything.
 */
@NullMarked
package dev.towpath.review.page;

import org.jspecify.annotations.NullMarked;
