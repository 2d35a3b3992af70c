package dev.towpath.starter.render;

/** The form of what a command prints. All commands know the first two, a review knows all. */
public enum Form {
    TEXT,
    JSON,
    SARIF,
    GITHUB,
    GITLAB,
    MARKDOWN,
    JUNIT
}
