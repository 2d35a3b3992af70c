/**
 * What a statement blocks, and who blocks it.
 */
@NullMarked
package dev.towpath.model.lock;

import org.jspecify.annotations.NullMarked;
