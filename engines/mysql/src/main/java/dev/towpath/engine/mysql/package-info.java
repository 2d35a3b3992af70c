/**
 * MySQL. So far its pure floor only: reading SQL and knowing its locks.
 */
@NullMarked
package dev.towpath.engine.mysql;

import org.jspecify.annotations.NullMarked;
