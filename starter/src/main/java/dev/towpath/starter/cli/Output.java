package dev.towpath.starter.cli;

/** The form of what goes to standard output. */
enum Output {
    TEXT,
    JSON
}
