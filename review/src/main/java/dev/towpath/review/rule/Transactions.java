package dev.towpath.review.rule;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.TransactionNeed;
import dev.towpath.model.changeset.ChangesetContent;
import dev.towpath.model.changeset.Wrapping;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TransactionStep;
import dev.towpath.review.ReadChangeset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which statements of a changeset share a transaction when the tool runs it by itself. */
public final class Transactions {
    /** A statement that commits by itself. */
    public static final int NONE = -1;

    private final int[] of;
    private final boolean[] explicit;
    /** The transaction of the last statement that does more than steer transactions. */
    private final int ending;

    private Transactions(int[] of, boolean[] explicit, int ending) {
        this.of = of;
        this.explicit = explicit;
        this.ending = ending;
    }

    /** @param wrapping what surrounds the changeset's statements */
    static Transactions of(ReadChangeset changeset, Wrapping wrapping) {
        List<Understanding> statements = changeset.statements();
        boolean whole = wrapping.holdsTransaction();
        int[] of = new int[statements.size()];
        boolean[] explicit = new boolean[statements.size()];
        int number = 0;
        boolean open = false;
        int ending = NONE;
        for (int i = 0; i < of.length; i++) {
            TransactionStep step = step(statements.get(i));
            if (step == TransactionStep.BEGIN) {
                number++;
                open = true;
            }
            of[i] = open || whole ? number : NONE;
            explicit[i] = open;
            if (commits(statements.get(i))) {
                of[i] = NONE;
                number++;
                open = false;
            }
            if (step == null || (!step.begins() && !step.ends())) {
                ending = of[i];
            }
            if (step != null && step.ends()) {
                number++;
                open = open && step.begins();
            }
        }
        return new Transactions(of, explicit, ending);
    }

    /** What surrounds the changeset's statements when its tool runs it. */
    static Wrapping wrapping(ReadChangeset changeset) {
        return changeset.changeset().content() instanceof ChangesetContent.SqlScript sql
                ? Wrapping.of(
                        sql,
                        changeset.statements().stream()
                                .map(each -> each.statement().sql())
                                .toList())
                : Wrapping.NOTHING;
    }

    /** The server commits before and after it, whoever began the transaction. */
    public static boolean commits(Understanding statement) {
        return statement instanceof Understanding.Understood read
                && read.transaction() == TransactionNeed.IMPLICIT_COMMIT;
    }

    /** The number of the transaction a statement runs in, or {@link #NONE}. */
    public int at(int statement) {
        return of[statement];
    }

    /** Whether nothing of the file is left to do, or to fail, once the statement is committed. */
    public boolean isCommittedLast(int statement) {
        return of[statement] != NONE && of[statement] == ending;
    }

    /** Whether the file itself began the transaction a statement runs in. */
    public boolean explicit(int statement) {
        return explicit[statement];
    }

    private static @Nullable TransactionStep step(Understanding statement) {
        return statement instanceof Understanding.Understood read
                        && read.actions().getFirst().operation() instanceof SchemaOperation.TransactionControl control
                ? control.step()
                : null;
    }
}
