package dev.towpath.review.rule;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks all rules about one action and completes what they say. */
public final class Reviewer {
    private final List<Rule> rules;

    /**
     * A reviewer for this engine.
     *
     * @param onRequest whether the rules that are silent by default speak too
     */
    public Reviewer(String engine, boolean onRequest) {
        this.rules = RuleBook.all().rules().stream()
                .filter(rule -> rule.info().concerns(engine)
                        && (onRequest || rule.info().byDefault()))
                .toList();
    }

    /** What the rules find in this scene. */
    public List<Judged> review(Scene scene) {
        List<Judged> found = new ArrayList<>();
        for (Scene each : Redefinition.scenes(scene)) {
            for (Rule rule : rules) {
                rule.check(each, said -> found.add(judged(rule.info(), said, each)));
            }
        }
        return found;
    }

    private static Judged judged(RuleInfo rule, Said said, Scene scene) {
        Severity severity = said.severity() == null ? Seriousness.of(rule, scene) : said.severity();
        String advice = said.advice() == null ? Advice.of(rule, scene) : said.advice();
        List<String> rewrite =
                said.rewrite().isEmpty() && said.advice() == null ? Advice.rewrite(scene) : said.rewrite();
        String message = Sentences.of(said.message());
        String sql = scene.statement().statement().sql();
        Finding finding = new Finding(
                rule.id(),
                severity,
                message,
                advice,
                rewrite,
                scene.statement().statement().at(scene.action().offset()),
                Finding.excerpt(sql),
                lock(scene),
                table(said, scene),
                Finding.fingerprint(rule.id(), scene.action().sql()));
        return new Judged(finding, rule.kind(), said.settled() || isSettled(rule, scene));
    }

    private static @Nullable String lock(Scene scene) {
        return scene.locks().isEmpty() ? null : scene.locks().getFirst().display();
    }

    private static @Nullable TableName table(Said said, Scene scene) {
        if (said.table() != null) {
            return scene.schema().resolve(said.table());
        }
        TableName subject = scene.operation().subject();
        if (subject != null) {
            return scene.schema().resolve(subject);
        }
        return scene.locks().stream().map(LockImpact::table).findFirst().orElse(null);
    }

    /** Whether Towpath's way of running it takes the danger away. */
    private static boolean isSettled(RuleInfo rule, Scene scene) {
        if (rule.kind() != RuleKind.LOCK && rule.kind() != RuleKind.TRANSACTION) {
            return false;
        }
        return switch (scene.treatment()) {
            case Treatment.AsWritten ignored -> true;
            case Treatment.Rewritten ignored -> true;
            case Treatment.InChunks ignored -> true;
            case Treatment.Blocking ignored -> false;
            case Treatment.Held ignored -> true;
            case Treatment.Refused ignored -> false;
        };
    }
}
