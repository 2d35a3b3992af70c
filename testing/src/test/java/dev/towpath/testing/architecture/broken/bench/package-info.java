/** Breaks a rule on purpose. */
@NullMarked
package dev.towpath.testing.architecture.broken.bench;

import org.jspecify.annotations.NullMarked;
