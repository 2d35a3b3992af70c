/** Rules about settings of the session: time limits, and where they do not hold. */
@NullMarked
package dev.towpath.review.rule.session;

import org.jspecify.annotations.NullMarked;
