package dev.towpath.model.finding;

/**
 * A finding that somebody decided to live with: kept and shown on request, but failing nothing.
 *
 * @param waiver the decision
 */
public record WaivedFinding(Finding finding, Waiver waiver) {}
