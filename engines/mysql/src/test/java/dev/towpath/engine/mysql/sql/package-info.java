/** Tests of the reader of MySQL's SQL. */
@NullMarked
package dev.towpath.engine.mysql.sql;

import org.jspecify.annotations.NullMarked;
