/** Rules about triggers, row security, privileges and enumerations: what changes who may do what, or which values there are. */
@NullMarked
package dev.towpath.review.rule.access;

import org.jspecify.annotations.NullMarked;
