/**
 * Fills written in YAML: {@code *.fill.yaml} files, the one SQL statement that each of them means, and the tool that runs
 * folders of them. Knows SQL only as far as it must so that no part can leave its place; whether it is good SQL is for
 * the engine to say. Never runs a statement of a team.
 */
@NullMarked
package dev.towpath.adapter.plain.fill;

import org.jspecify.annotations.NullMarked;
