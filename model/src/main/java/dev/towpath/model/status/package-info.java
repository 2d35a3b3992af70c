/**
 * What an operator sees of a running migration, as one value that every surface renders.
 */
@NullMarked
package dev.towpath.model.status;

import org.jspecify.annotations.NullMarked;
