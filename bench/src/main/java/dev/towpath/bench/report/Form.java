package dev.towpath.bench.report;

import dev.towpath.bench.figure.Result;

/** How a result is printed. */
public enum Form {
    /** A table for a terminal. */
    TEXT,
    /** For machines. */
    JSON,
    /** A table for a page. */
    MARKDOWN;

    /** The result in this form, with its last line ended. */
    public String of(Result result) {
        return switch (this) {
            case TEXT -> TextForm.of(result);
            case JSON -> JsonForm.of(result);
            case MARKDOWN -> MarkdownForm.of(result);
        };
    }
}
