/** Breaks a rule on purpose. */
@NullMarked
package dev.towpath.testing.architecture.broken.workflow;

import org.jspecify.annotations.NullMarked;
