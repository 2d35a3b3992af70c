/**
 * The work itself: activities over engines and adapters. Engine-neutral; a worker's databases are named here.
 */
@NullMarked
package dev.towpath.activity;

import org.jspecify.annotations.NullMarked;
