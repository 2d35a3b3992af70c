/** The activities on a real database, without a workflow. */
@NullMarked
package dev.towpath.activity.world;

import org.jspecify.annotations.NullMarked;
