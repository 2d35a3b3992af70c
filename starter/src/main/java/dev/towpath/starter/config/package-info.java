/**
 * The configuration: found, read as an untrusted file, bound by hand into one record per concern, with every problem
 * reported at once. Never holds a password, only where it is kept.
 */
@NullMarked
package dev.towpath.starter.config;

import org.jspecify.annotations.NullMarked;
