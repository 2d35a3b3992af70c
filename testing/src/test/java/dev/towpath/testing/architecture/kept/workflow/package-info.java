/** Keeps every rule. */
@NullMarked
package dev.towpath.testing.architecture.kept.workflow;

import org.jspecify.annotations.NullMarked;
