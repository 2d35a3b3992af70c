package dev.towpath.review.rule;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.TransactionNeed;
import dev.towpath.model.changeset.ChangesetContent;
import dev.towpath.model.changeset.Wrapping;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.ReadChangeset;
import java.util.List;
import java.util.Locale;

/** Which statements of a changeset share a transaction when the tool runs it by itself. */
public final class Transactions {
    /** A statement that commits by itself. */
    public static final int NONE = -1;

    private final int[] of;
    private final boolean[] explicit;

    private Transactions(int[] of, boolean[] explicit) {
        this.of = of;
        this.explicit = explicit;
    }

    static Transactions of(ReadChangeset changeset) {
        List<Understanding> statements = changeset.statements();
        boolean whole = wrapping(changeset).holdsTransaction();
        int[] of = new int[statements.size()];
        boolean[] explicit = new boolean[statements.size()];
        int number = 0;
        boolean open = false;
        for (int i = 0; i < of.length; i++) {
            String word = control(statements.get(i));
            if (word.equals("BEGIN") || word.equals("START")) {
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
            if (word.equals("COMMIT") || word.equals("END") || word.equals("ROLLBACK")) {
                number++;
                open = false;
            }
        }
        return new Transactions(of, explicit);
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
    private static boolean commits(Understanding statement) {
        return statement instanceof Understanding.Understood read
                && read.transaction() == TransactionNeed.IMPLICIT_COMMIT;
    }

    /** The number of the transaction a statement runs in, or {@link #NONE}. */
    public int at(int statement) {
        return of[statement];
    }

    /** Whether the file itself began the transaction a statement runs in. */
    public boolean explicit(int statement) {
        return explicit[statement];
    }

    static String control(Understanding statement) {
        return statement instanceof Understanding.Understood read
                        && read.actions().getFirst().operation() instanceof SchemaOperation.TransactionControl control
                ? control.action().strip().split("\\s+", 2)[0].toUpperCase(Locale.ROOT)
                : "";
    }
}
