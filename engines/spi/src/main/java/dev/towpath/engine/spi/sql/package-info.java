/**
 * An engine's pure floor: reading SQL, knowing its locks, writing its safe forms. Never opens a connection.
 */
@NullMarked
package dev.towpath.engine.spi.sql;

import org.jspecify.annotations.NullMarked;
