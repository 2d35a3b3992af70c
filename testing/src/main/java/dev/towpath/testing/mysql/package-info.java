/**
 * A real MySQL server for tests, where one is found. Never pretends: what it cannot start it says.
 */
@NullMarked
package dev.towpath.testing.mysql;

import org.jspecify.annotations.NullMarked;
