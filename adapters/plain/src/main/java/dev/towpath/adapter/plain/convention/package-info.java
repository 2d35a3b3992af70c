/**
 * The conventions of tools that run SQL files, one small reader each: what marks their files, which part of a file goes
 * forwards, and what they put into one transaction. Pure; looks only at names and marks, never at what the SQL means.
 */
@NullMarked
package dev.towpath.adapter.plain.convention;

import org.jspecify.annotations.NullMarked;
