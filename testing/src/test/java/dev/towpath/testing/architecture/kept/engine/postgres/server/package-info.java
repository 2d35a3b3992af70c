/** Keeps every rule. */
@NullMarked
package dev.towpath.testing.architecture.kept.engine.postgres.server;

import org.jspecify.annotations.NullMarked;
