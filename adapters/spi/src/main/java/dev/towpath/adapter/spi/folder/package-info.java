/**
 * How adapters read a project from disk: without leaving the folder that was named, within limits, as text. Knows no
 * tool, and never writes.
 */
@NullMarked
package dev.towpath.adapter.spi.folder;

import org.jspecify.annotations.NullMarked;
