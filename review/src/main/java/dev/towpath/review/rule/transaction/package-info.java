/** Rules about statements that are right alone and not right together: in one transaction, in one file. */
@NullMarked
package dev.towpath.review.rule.transaction;

import org.jspecify.annotations.NullMarked;
