package dev.towpath.review.history;

/** What became of a file since a branch began. */
public enum FileChange {
    /** It is as it was. */
    NONE,
    /** It was not there. */
    ADDED,
    /** It was there, and has another text now. */
    EDITED
}
