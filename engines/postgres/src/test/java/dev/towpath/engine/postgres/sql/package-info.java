/** Tests of the reader of PostgreSQL's SQL. */
@NullMarked
package dev.towpath.engine.postgres.sql;

import org.jspecify.annotations.NullMarked;
