/**
 * Chunks of a table on PostgreSQL: where they begin and end, their statements, and how the server would run those. Decides
 * nothing about their size, order or speed.
 */
@NullMarked
package dev.towpath.engine.postgres.server.chunk;

import org.jspecify.annotations.NullMarked;
