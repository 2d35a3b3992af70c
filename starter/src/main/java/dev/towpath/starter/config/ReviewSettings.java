package dev.towpath.starter.config;

import dev.towpath.review.outcome.TeamRules;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How reviews are judged.
 *
 * @param baseline the file of accepted findings; null when nothing was accepted
 * @param minCoverage the percentage of statements that must be understood; 0 when none must
 */
public record ReviewSettings(TeamRules team, @Nullable Path baseline, double minCoverage) {}
