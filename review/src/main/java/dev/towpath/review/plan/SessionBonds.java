package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.SessionTies.Hold;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.engine.spi.sql.Understanding.Understood;
import dev.towpath.model.operation.CodePart;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.schema.Mentions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the statements of a changeset that must stay in one session, because a later one needs what an earlier one left
 * there. Each step has a session of its own, so such a range is one step. When in doubt, a statement needs it: who cannot
 * be understood, or mentions the name, is bound.
 */
final class SessionBonds {
    private static final Pattern SETS_SEQUENCE = Pattern.compile("\\b(?:next|set)val\\b", Pattern.CASE_INSENSITIVE);

    private final List<Bond> bonds = new ArrayList<>();
    private final List<Understanding> statements;
    /** Where each name was made that still lives. */
    private final SessionNames names = new SessionNames();

    private @Nullable Hold hold;
    private int heldSince;
    /** The statements that may have drawn from a sequence. */
    private final SequenceDraws draws;

    private SessionBonds(List<Understanding> statements) {
        this.statements = statements;
        this.draws = new SequenceDraws(statements);
    }

    /**
     * A range of statements that share a session.
     *
     * @param from index of the first
     * @param to index of the last
     * @param what the last needs of the session, for people
     * @param firstLine where the first stands
     * @param lastLine where the last stands
     */
    record Bond(int from, int to, String what, int firstLine, int lastLine) {
        /** For people: why the range is one step. */
        String why() {
            return "it stands between lines " + firstLine + " and " + lastLine + ", which share a session because of "
                    + what;
        }

        private Bond and(Bond other) {
            boolean first = from <= other.from;
            return new Bond(
                    Math.min(from, other.from),
                    Math.max(to, other.to),
                    first ? what : other.what,
                    Math.min(firstLine, other.firstLine),
                    Math.max(lastLine, other.lastLine));
        }
    }

    /** The ranges, which do not overlap; a statement that only needs itself is in none. */
    static List<Bond> of(List<Understanding> statements) {
        SessionBonds bonds = new SessionBonds(statements);
        for (int i = 0; i < statements.size(); i++) {
            bonds.look(i);
        }
        return bonds.bonds;
    }

    /** The range a statement stands in, or null. */
    static @Nullable Bond around(int at, List<Bond> bonds) {
        int low = 0;
        int high = bonds.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bonds.get(middle).to() < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < bonds.size() && bonds.get(low).from() <= at ? bonds.get(low) : null;
    }

    private void look(int at) {
        Understanding statement = statements.get(at);
        String sql = statement.statement().sql();
        boolean unclear = !(statement instanceof Understood read)
                || operations(read).anyMatch(SchemaOperation.Opaque.class::isInstance);
        if (!names.isEmpty()) {
            SessionNames.Made made = unclear ? names.earliest() : names.mentioned(Mentions.of(sql));
            if (made != null) {
                bind(made.at(), at, made.name());
            }
        }
        boolean ends = hold != null && hold.releasedBy() == null && commits(statement);
        if (hold != null && !ends) {
            bind(heldSince, at, hold.what());
        }
        if (ends || (hold != null && hold.releasedBy() != null && mentions(sql, hold.releasedBy()))) {
            hold = null;
        }
        if (statement instanceof Understood read) {
            recall(read, at);
            operations(read).forEach(operation -> remember(operation, at));
            read.session().leaves().forEach(name -> names.put(name, at));
            if (read.session().hold() != null && hold == null) {
                hold = read.session().hold();
                heldSince = at;
            }
        }
        if (unclear || draws(statement)) {
            draws.add(statement, at);
        }
    }

    /** What dies, and what a temporary table is called from here on. */
    private void remember(SchemaOperation operation, int at) {
        switch (operation) {
            case SchemaOperation.DropTable drop -> names.remove(drop.table().name());
            case SchemaOperation.DropObject drop -> names.remove(drop.name().name());
            case SchemaOperation.RenameTable rename -> {
                if (names.remove(rename.table().name())) {
                    names.put(rename.newName(), at);
                }
            }
            default -> {}
        }
    }

    /** Binds to the last statement that drew from this sequence; to all that drew, when nobody can tell from which. */
    private void recall(Understood read, int at) {
        for (String sequence : read.session().recalls()) {
            Integer source = draws.last(sequence);
            Integer any = draws.first();
            if (source != null) {
                bind(source, at, "the last value of " + sequence);
            } else if (any != null) {
                bind(any, at, "the last value of a sequence");
            }
        }
    }

    private static boolean draws(Understanding statement) {
        return statement instanceof Understood read
                && (SETS_SEQUENCE.matcher(read.statement().sql()).find()
                        || operations(read).anyMatch(operation -> switch (operation) {
                            case SchemaOperation.InsertRows ignored -> true;
                            case SchemaOperation.InsertQuery ignored -> true;
                            case SchemaOperation.CopyRows ignored -> true;
                            case SchemaOperation.UpdateRows ignored -> true;
                            default -> false;
                        }));
    }

    /** What a statement does; of a block, what it may do. */
    static Stream<SchemaOperation> operations(Understood read) {
        return read.actions().stream()
                .map(Action::operation)
                .flatMap(operation -> operation instanceof SchemaOperation.Block block
                        ? block.does().stream().map(CodePart::operation)
                        : Stream.of(operation));
    }

    private void bind(int from, int to, String what) {
        if (from == to) {
            return;
        }
        Bond bond = new Bond(from, to, what, line(from), line(to));
        while (!bonds.isEmpty() && bonds.getLast().to() >= bond.from()) {
            bond = bonds.removeLast().and(bond);
        }
        bonds.add(bond);
    }

    private int line(int at) {
        return statements.get(at).statement().at().line();
    }

    private static boolean commits(Understanding statement) {
        return statement instanceof Understood read
                && read.actions().stream()
                        .anyMatch(action -> action.operation() instanceof SchemaOperation.TransactionControl control
                                && control.step().commits());
    }

    private static boolean mentions(String sql, String name) {
        return Mentions.of(sql).has(name);
    }
}
