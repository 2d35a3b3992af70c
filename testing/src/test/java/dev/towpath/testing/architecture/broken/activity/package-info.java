/** Breaks a rule on purpose. */
@NullMarked
package dev.towpath.testing.architecture.broken.activity;

import org.jspecify.annotations.NullMarked;
