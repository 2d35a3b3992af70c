/**
 * Reads MySQL's SQL and knows how the server alters tables. Never opens a connection.
 */
@NullMarked
package dev.towpath.engine.mysql.sql;

import org.jspecify.annotations.NullMarked;
