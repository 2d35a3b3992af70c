/** Keeps every rule. */
@NullMarked
package dev.towpath.testing.architecture.kept.starter;

import org.jspecify.annotations.NullMarked;
