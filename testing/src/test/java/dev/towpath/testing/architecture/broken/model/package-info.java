/** Breaks a rule on purpose. */
@NullMarked
package dev.towpath.testing.architecture.broken.model;

import org.jspecify.annotations.NullMarked;
