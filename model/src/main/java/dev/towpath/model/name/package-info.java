/**
 * Names of database objects, already folded as the engine folds them and without quotes. Quoting is an engine's job.
 */
@NullMarked
package dev.towpath.model.name;

import org.jspecify.annotations.NullMarked;
