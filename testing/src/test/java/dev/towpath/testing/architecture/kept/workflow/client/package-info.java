/** Keeps every rule. */
@NullMarked
package dev.towpath.testing.architecture.kept.workflow.client;

import org.jspecify.annotations.NullMarked;
