/**
 * Folders of SQL files, and single ones, for review: in what order they come, which of them only undo, and, as the
 * conventions of well-known tools tell, how they are wrapped in transactions. Keeps no history, so nothing here can be
 * started.
 */
@NullMarked
package dev.towpath.adapter.plain;

import org.jspecify.annotations.NullMarked;
