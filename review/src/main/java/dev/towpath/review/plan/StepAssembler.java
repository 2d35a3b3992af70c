package dev.towpath.review.plan;

import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.model.plan.Step;
import dev.towpath.model.plan.StepId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Puts the parts of one changeset together into steps. Neighbours share a transaction as far as that is harmless: never
 * two strongly locked existing tables (a deadlock, and twice the wait), and never rows of an existing table behind a
 * strong lock (the lock would be held as long as the rows take).
 */
final class StepAssembler {
    private static final int SUMMARY = 120;
    /** A step with more things to look at afterwards is a dump, whose first tables tell no less than its last. */
    private static final int MOST_EXPECTED = 2_000;

    private final ChangesetId changeset;
    private final List<DraftStep> steps = new ArrayList<>();
    private final OpenSettings settings = new OpenSettings();

    private final List<PlannedStatement> open = new ArrayList<>();
    private Expected openExpects = Expected.atMost(MOST_EXPECTED);
    private final SortedSet<dev.towpath.model.name.TableName> openLocks = new TreeSet<>();
    private final Set<Footprint.Touch> openTouches = new LinkedHashSet<>();
    private List<String> openSettings = List.of();
    private boolean bound;

    StepAssembler(ChangesetId changeset) {
        this.changeset = changeset;
    }

    /** What comes from here on shares one session, and so one step, until {@link #release}. */
    void bind() {
        close();
        bound = true;
    }

    /** What comes from here on may be a step of its own again. */
    void release() {
        bound = false;
        close();
    }

    void add(DraftPart part) {
        switch (part) {
            case DraftPart.Plain plain -> addPlain(plain);
            case DraftPart.Setting setting -> {
                if (bound) {
                    inSession(setting.statement());
                } else {
                    close();
                }
                settings.add(setting);
            }
            case DraftPart.Boundary ignored -> close();
            case DraftPart.Alone alone -> {
                close();
                PlannedStatement statement = alone.statement();
                put(
                        new Step.ExecuteAlone(
                                nextId(),
                                changeset,
                                Phase.DEPLOY,
                                summary(statement),
                                settings.beyond(),
                                statement,
                                alone.expects()),
                        Phase.DEPLOY,
                        alone.footprint());
            }
            case DraftPart.Index index -> {
                close();
                put(
                        new Step.BuildIndex(
                                nextId(),
                                changeset,
                                Phase.DEPLOY,
                                cut("build index " + index.index() + " on " + index.table()),
                                settings.beyond(),
                                index.statement(),
                                index.table(),
                                index.index()),
                        Phase.DEPLOY,
                        index.footprint());
            }
            case DraftPart.IndexDrop drop -> {
                close();
                put(
                        new Step.DropIndex(
                                nextId(),
                                changeset,
                                Phase.DEPLOY,
                                cut("drop index " + drop.index()),
                                settings.beyond(),
                                drop.statement(),
                                drop.index()),
                        Phase.DEPLOY,
                        drop.footprint());
            }
            case DraftPart.Validation validation -> {
                close();
                put(
                        new Step.ValidateConstraint(
                                nextId(),
                                changeset,
                                Phase.VALIDATE,
                                cut("validate " + validation.constraint() + " on " + validation.table()),
                                settings.beyond(),
                                validation.statement(),
                                validation.table(),
                                validation.constraint()),
                        Phase.VALIDATE,
                        validation.footprint());
            }
            case DraftPart.Fill fill -> {
                close();
                put(
                        new Step.Backfill(
                                nextId(),
                                changeset,
                                Phase.BACKFILL,
                                cut("backfill " + fill.table() + ": "
                                        + Finding.excerpt(fill.statement().sql())),
                                settings.beyond(),
                                fill.statement(),
                                fill.table(),
                                fill.key(),
                                fill.estimatedRows(),
                                fill.chunk()),
                        Phase.BACKFILL,
                        fill.footprint());
            }
        }
    }

    /** The steps, once everything was added. */
    List<DraftStep> finish() {
        close();
        return List.copyOf(steps);
    }

    private void addPlain(DraftPart.Plain plain) {
        boolean rowsBehindLock = plain.rowsOfExisting() && !openLocks.isEmpty();
        boolean secondTable = !plain.locked().isEmpty()
                && !openLocks.isEmpty()
                && !openLocks.containsAll(plain.locked())
                && !plain.locked().containsAll(openLocks);
        if (!bound && (rowsBehindLock || secondTable)) {
            close();
        }
        if (open.isEmpty()) {
            openSettings = settings.list();
        }
        open.add(plain.statement());
        openExpects.then(plain.footprint(), plain.expects());
        openLocks.addAll(plain.locked());
        openTouches.addAll(plain.footprint().touches());
        if (plain.alone() && !bound) {
            close();
        }
    }

    /** A setting between statements that cannot be cut apart. */
    private void inSession(PlannedStatement setting) {
        if (open.isEmpty()) {
            openSettings = settings.list();
        }
        open.add(setting);
    }

    private void close() {
        if (open.isEmpty() || openTouches.isEmpty()) {
            // Settings alone do nothing.
            open.clear();
            return;
        }
        String more = open.size() == 1 ? "" : " (+" + (open.size() - 1) + " more)";
        String summary = cut(Finding.excerpt(open.getFirst().sql()), SUMMARY - more.length()) + more;
        put(
                new Step.ExecuteDdl(
                        nextId(), changeset, Phase.DEPLOY, summary, openSettings, open, openExpects.list(), false),
                Phase.DEPLOY,
                new Footprint(List.copyOf(openTouches)));
        open.clear();
        openExpects = Expected.atMost(MOST_EXPECTED);
        openLocks.clear();
        openTouches.clear();
    }

    private void put(Step step, Phase phase, Footprint footprint) {
        steps.add(new DraftStep(step, phase, footprint));
    }

    private StepId nextId() {
        return new StepId(changeset.key() + "/" + (steps.size() + 1));
    }

    private static String summary(PlannedStatement statement) {
        return cut(Finding.excerpt(statement.sql()));
    }

    private static String cut(String text) {
        return cut(text, SUMMARY);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
