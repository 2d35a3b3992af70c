/** PostgreSQL 14 and later: the room; its floors are {@code sql} (reads and knows) and {@code server} (talks). */
@NullMarked
package dev.towpath.engine.postgres;

import org.jspecify.annotations.NullMarked;
