/** Breaks a rule on purpose. */
@NullMarked
package dev.towpath.testing.architecture.broken.review;

import org.jspecify.annotations.NullMarked;
