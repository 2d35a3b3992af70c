/** Talks to a live PostgreSQL: sessions under a budget, the catalog, locks, online indexes, chunks. Decides nothing. */
@NullMarked
package dev.towpath.engine.postgres.server;

import org.jspecify.annotations.NullMarked;
