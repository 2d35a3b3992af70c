/** The server floor, on a real server. */
@NullMarked
package dev.towpath.engine.postgres.server;

import org.jspecify.annotations.NullMarked;
