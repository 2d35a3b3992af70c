/** Keeps every rule. */
@NullMarked
package dev.towpath.testing.architecture.kept.bench;

import org.jspecify.annotations.NullMarked;
