/** Keeps every rule. */
@NullMarked
package dev.towpath.testing.architecture.kept.model;

import org.jspecify.annotations.NullMarked;
