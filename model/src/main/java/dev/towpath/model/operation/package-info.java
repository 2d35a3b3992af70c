/**
 * What a statement does to the schema, free of any engine's syntax. Only describes: judging is review, doing is an engine.
 */
@NullMarked
package dev.towpath.model.operation;

import org.jspecify.annotations.NullMarked;
