/** Breaks a rule on purpose. */
@NullMarked
package dev.towpath.testing.architecture.broken.engine.mysql.server;

import org.jspecify.annotations.NullMarked;
