/**
 * What a team decided to live with: reads waivers from comments, lays them over findings, and says which of them are
 * expired, unused or unfinished. Never reads a clock or a file.
 */
@NullMarked
package dev.towpath.review.waiver;

import org.jspecify.annotations.NullMarked;
