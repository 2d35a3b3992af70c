/**
 * The vocabulary every module shares: errors and digests here, one package per domain noun below. Values and pure
 * decisions only: never a connection, a clock, a file or Temporal.
 */
@NullMarked
package dev.towpath.model;

import org.jspecify.annotations.NullMarked;
