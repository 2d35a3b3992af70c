/** What every tool's history on PostgreSQL needs: a lock beside it, whether it is there, and what its failures mean. */
@NullMarked
package dev.towpath.adapter.spi.postgres;

import org.jspecify.annotations.NullMarked;
