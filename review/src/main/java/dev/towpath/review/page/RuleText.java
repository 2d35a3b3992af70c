package dev.towpath.review.page;

/**
 * What people can read about a rule.
 *
 * @param id for example {@code create-index-blocking}
 * @param title a few words
 * @param category what kind of harm it is about, in one word, such as {@code loss}
 * @param why one sentence or two: what goes wrong when nobody minds
 * @param docs the page's path from the top of this repository
 * @param page the whole page, in Markdown
 */
public record RuleText(String id, String title, String category, String why, String docs, String page) {}
