/**
 * An engine's other floor: everything that talks to a live server. Never decides what a migration should do.
 */
@NullMarked
package dev.towpath.engine.spi.server;

import org.jspecify.annotations.NullMarked;
