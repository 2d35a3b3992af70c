/**
 * Towpath's own tables in the target database: plans, steps done, fills and their cursors. Plain SQL both engines speak.
 */
@NullMarked
package dev.towpath.activity.ledger;

import org.jspecify.annotations.NullMarked;
