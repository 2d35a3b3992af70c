/**
 * Reads PostgreSQL's SQL: cuts scripts as psql does, parses statements, tells what they do, and quotes names. Pure: never
 * opens a connection, never waits, and never throws for the text of a single statement.
 */
@NullMarked
package dev.towpath.engine.postgres.sql;

import org.jspecify.annotations.NullMarked;
