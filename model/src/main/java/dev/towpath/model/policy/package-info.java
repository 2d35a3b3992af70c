/**
 * What a team allows and how patient it is. Decides nothing by itself: review and activities read it.
 */
@NullMarked
package dev.towpath.model.policy;

import org.jspecify.annotations.NullMarked;
