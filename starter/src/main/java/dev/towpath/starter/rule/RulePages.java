package dev.towpath.starter.rule;

import dev.towpath.review.page.RuleText;
import dev.towpath.review.page.RuleTexts;
import dev.towpath.review.rule.RuleBook;
import dev.towpath.review.rule.RuleInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The pages of {@code docs/rules}, which are part of the program. A page is read when somebody asks for it. */
public final class RulePages implements RuleTexts {
    private static final String FOLDER = "docs/rules/";
    private static final String WHY = "\n## Why\n";

    private RulePages() {}

    /** The pages of every rule of this program. */
    public static RuleTexts all() {
        return new RulePages();
    }

    @Override
    public SortedSet<String> ids() {
        return new TreeSet<>(RuleBook.all().infos().keySet());
    }

    @Override
    public SortedSet<String> onRequest() {
        SortedSet<String> ids = new TreeSet<>();
        RuleBook.all().infos().values().stream()
                .filter(info -> !info.byDefault())
                .forEach(info -> ids.add(info.id()));
        return ids;
    }

    @Override
    public Optional<RuleText> of(String id) {
        // An id comes from a user: only a known one may name a resource.
        return Optional.ofNullable(RuleBook.all().infos().get(id)).map(RulePages::read);
    }

    private static RuleText read(RuleInfo info) {
        String docs = FOLDER + info.id() + ".md";
        try (InputStream in = RulePages.class.getResourceAsStream("/" + docs)) {
            if (in == null) {
                throw new IllegalStateException("the rule " + info.id() + " has no page " + docs);
            }
            String page = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            String category = info.kind().name().toLowerCase(Locale.ROOT);
            return new RuleText(info.id(), info.title(), category, why(page), docs, page);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + docs, e);
        }
    }

    /** The first paragraph below the heading. */
    private static String why(String page) {
        int heading = page.indexOf(WHY);
        String below = heading < 0 ? "" : page.substring(heading + WHY.length()).strip();
        int end = below.indexOf("\n\n");
        return end < 0 ? below : below.substring(0, end);
    }
}
