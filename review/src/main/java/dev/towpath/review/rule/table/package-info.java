/** Rules about whole tables, their partitions and their materialized views. */
@NullMarked
package dev.towpath.review.rule.table;

import org.jspecify.annotations.NullMarked;
