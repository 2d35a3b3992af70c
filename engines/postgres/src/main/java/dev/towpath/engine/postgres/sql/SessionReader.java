package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.SessionTies;
import dev.towpath.engine.spi.sql.SessionTies.Hold;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.CodePart;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.Upkeep;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what a statement makes, holds or asks for in its session. By words, so that megabytes of rows are no burden. */
final class SessionReader {
    private static final Hold SESSION_LOCK = new Hold("an advisory lock of the session", "pg_advisory_unlock");
    private static final Hold TRANSACTION_LOCK = new Hold("an advisory lock of the transaction", null);
    private static final Set<String> SESSION_LOCKS = Set.of(
            "pg_advisory_lock", "pg_advisory_lock_shared", "pg_try_advisory_lock", "pg_try_advisory_lock_shared");
    private static final Set<String> TRANSACTION_LOCKS = Set.of(
            "pg_advisory_xact_lock",
            "pg_advisory_xact_lock_shared",
            "pg_try_advisory_xact_lock",
            "pg_try_advisory_xact_lock_shared");
    private static final Pattern WORTH_READING =
            Pattern.compile("currval|lastval|advisory|prepare|declare", Pattern.CASE_INSENSITIVE);
    /** What a block of code makes, which is read as text. */
    private static final Pattern MADE_IN_CODE = Pattern.compile(
            "\\bTEMP(?:ORARY)?\\s+(?:TABLE|VIEW|SEQUENCE)\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(?:pg_temp\\.)?\"?([\\w$]+)",
            Pattern.CASE_INSENSITIVE);

    private final SortedSet<String> leaves = new TreeSet<>();
    private final SortedSet<String> recalls = new TreeSet<>();
    private @Nullable Hold hold;

    private SessionReader() {}

    static SessionTies of(String sql, List<Action> actions) {
        SessionReader reader = new SessionReader();
        actions.forEach(action -> reader.operation(action.operation(), sql));
        if (WORTH_READING.matcher(sql).find()) {
            reader.words(sql);
        }
        return new SessionTies(reader.leaves, reader.hold, reader.recalls);
    }

    private void operation(SchemaOperation operation, String sql) {
        switch (operation) {
            case SchemaOperation.CreateTable create -> temporary(create.table());
            case SchemaOperation.CreateObject create -> temporary(create.name());
            case SchemaOperation.Maintenance upkeep -> {
                if (upkeep.upkeep() == Upkeep.LOCK_TABLE) {
                    hold = new Hold("LOCK TABLE", null);
                }
            }
            case SchemaOperation.SessionSetting setting -> {
                String text = setting.setting().toUpperCase(Locale.ROOT);
                if (text.startsWith("CONSTRAINTS") && text.endsWith("DEFERRED")) {
                    hold = new Hold("constraints that are checked at the end of the transaction", null);
                }
            }
            case SchemaOperation.Block block -> {
                for (CodePart part : block.does()) {
                    operation(part.operation(), part.sql());
                    if (WORTH_READING.matcher(part.sql()).find()) {
                        words(part.sql());
                    }
                }
                if (!block.complete()) {
                    madeInCode(sql);
                }
            }
            case SchemaOperation.Opaque ignored -> madeInCode(sql);
            default -> {}
        }
    }

    private void madeInCode(String sql) {
        Matcher made = MADE_IN_CODE.matcher(sql);
        while (made.find()) {
            leaves.add(made.group(1).toLowerCase(Locale.ROOT));
        }
    }

    private void temporary(TableName name) {
        if (name.isTemporary()) {
            leaves.add(name.name());
        }
    }

    private void words(String sql) {
        Lexemes lexemes = new Lexemes(sql);
        String before = "";
        boolean declares = false;
        boolean asksFor = false;
        for (int count = 1; lexemes.next(); ) {
            if (lexemes.filler()) {
                continue;
            }
            boolean name = lexemes.kind() == Lexemes.Kind.WORD || lexemes.kind() == Lexemes.Kind.QUOTED_NAME;
            String word = name ? PostgresNames.fold(lexemes.unit()) : "";
            if (asksFor) {
                recalls.add(lexemes.kind() == Lexemes.Kind.STRING ? sequence(lexemes.unit()) : "");
            }
            if (count == 1) {
                declares = word.equals("declare") || word.equals("prepare");
            } else if (count == 2 && declares && name && !word.equals("transaction")) {
                leaves.add(word);
            }
            asksFor = lexemes.symbol('(') && before.equals("currval");
            if (lexemes.symbol('(')) {
                called(before);
            }
            before = word;
            count++;
        }
    }

    private void called(String function) {
        if (SESSION_LOCKS.contains(function)) {
            hold = SESSION_LOCK;
        } else if (TRANSACTION_LOCKS.contains(function)) {
            hold = hold == null ? TRANSACTION_LOCK : hold;
        } else if (function.equals("lastval")) {
            recalls.add("");
        }
    }

    /** The name in {@code 's."name"'}, without its schema. */
    private static String sequence(String literal) {
        String name = literal.replaceAll("^[eE]?'|'$", "");
        String last = name.substring(name.lastIndexOf('.') + 1);
        return last.startsWith("\"") ? last.replace("\"", "") : last.toLowerCase(Locale.ROOT);
    }
}
