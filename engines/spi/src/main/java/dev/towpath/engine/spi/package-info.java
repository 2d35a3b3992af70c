/**
 * What a database engine must offer, found by ServiceLoader so that adding an engine is adding a module.
 */
@NullMarked
package dev.towpath.engine.spi;

import org.jspecify.annotations.NullMarked;
