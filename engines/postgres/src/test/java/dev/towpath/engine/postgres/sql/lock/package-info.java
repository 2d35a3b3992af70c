/** Tests of the lock table: by a server, for completeness, and of its page. */
@NullMarked
package dev.towpath.engine.postgres.sql.lock;

import org.jspecify.annotations.NullMarked;
