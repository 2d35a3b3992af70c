/**
 * Where the ways run: the table they all fill, made anew for each, and what the server and Towpath say afterwards.
 */
@NullMarked
package dev.towpath.bench.ground;

import org.jspecify.annotations.NullMarked;
