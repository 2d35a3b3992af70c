/**
 * What each operation locks on PostgreSQL, as rows of one table, and who reads it. Rows say; they never look at a server.
 * Which relations play a row's roles is told from the schema as it is when the statement's turn comes.
 */
@NullMarked
package dev.towpath.engine.postgres.sql.lock;

import org.jspecify.annotations.NullMarked;
