/** Breaks a rule on purpose. */
@NullMarked
package dev.towpath.testing.architecture.broken.starter;

import org.jspecify.annotations.NullMarked;
