/**
 * What a migration tool's adapter must offer: reading a project into changesets, and keeping the tool's own history
 * true. Found by ServiceLoader, so that adding a tool is adding a module. Never runs a migration's statements: that is
 * the engines' and activities' work.
 */
@NullMarked
package dev.towpath.adapter.spi;

import org.jspecify.annotations.NullMarked;
