package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.engine.spi.sql.Understanding.TransactionNeed;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.CodePart;
import dev.towpath.model.operation.CodePart.Runs;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TransactionStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Turns a piece of PL/pgSQL code into what it may do. */
final class CodeReader {
    /** Only what is read counts: where it stands does not matter here. */
    private static final SourcePosition NOWHERE = new SourcePosition("", 1, 1);

    /** More is no guard, and every part is looked at with care. */
    private static final int MAX_PARTS = 2_000;

    /** Settings that change how much is said or how long is waited, and nothing else. */
    private static final Set<String> HARMLESS_SETTINGS = Set.of(
            "client_min_messages",
            "check_function_bodies",
            "lock_timeout",
            "statement_timeout",
            "idle_in_transaction_session_timeout",
            "transaction_timeout");

    private final PostgresLanguage language;
    private final CodeBody body;
    private final List<CodePart> does = new ArrayList<>();
    private final SortedSet<TableName> relations = new TreeSet<>();
    private final SortedSet<TableName> reads = new TreeSet<>();
    private boolean dynamic;

    private CodeReader(PostgresLanguage language, CodeBody body) {
        this.language = language;
        this.body = body;
    }

    /**
     * What a piece of code may do.
     *
     * @param relations all it names, those of the catalog left out
     * @param reads those whose rows it looks at
     * @param dynamic whether it runs a text that it puts together itself
     */
    record Code(List<CodePart> does, SortedSet<TableName> relations, SortedSet<TableName> reads, boolean dynamic) {}

    /** Reads the code; throws {@link SyntaxFailure}, with an offset in the code, when it is no PL/pgSQL. */
    static Code read(PostgresLanguage language, CodeBody body) {
        CodeParser.Code code = CodeParser.parse(body.text());
        CodeReader reader = new CodeReader(language, body);
        code.segments().forEach(segment -> reader.read(segment, code.variables()));
        return reader.code();
    }

    /** Reads statements that stand one after the other, as in a function in SQL. */
    static Code read(PostgresLanguage language, CodeBody body, List<CodeSegment> statements) {
        CodeReader reader = new CodeReader(language, body);
        statements.forEach(statement -> reader.statement(statement.text(), statement));
        return reader.code();
    }

    private Code code() {
        return new Code(List.copyOf(does), relations, reads, dynamic);
    }

    private void read(CodeSegment segment, CodeVariables variables) {
        switch (segment.kind()) {
            case STATEMENT -> statement(segment.text(), segment);
            case EXPRESSION -> expression(segment);
            case TRANSACTION ->
                add(
                        new SchemaOperation.TransactionControl(
                                TransactionStep.of(
                                        List.of(segment.text().strip().split("\\s+"))),
                                segment.text()),
                        segment.text(),
                        Runs.NEVER,
                        segment);
            case EXECUTED -> {
                Set<String> texts = ConstantText.values(segment, variables);
                if (texts == null) {
                    dynamic = true;
                    unknown("EXECUTE of a text that is put together when it runs", segment);
                } else {
                    // Which of several it is depends on the turn of the loop.
                    texts.forEach(
                            text -> CodeWords.statements(text).forEach(statement -> statement(statement, segment)));
                }
            }
        }
    }

    private void statement(String sql, CodeSegment segment) {
        SQLParser.Select_stmtContext query = query(sql);
        if (query != null) {
            looksAt(query, new Source(sql), sql, segment);
            return;
        }
        switch (language.understand(new Statement(sql, NOWHERE))) {
            case Understanding.Understood read -> {
                boolean refused = read.transaction() != TransactionNeed.ALLOWED;
                read.relations().stream().filter(CodeReader::isOfUser).forEach(relations::add);
                read.actions().forEach(action -> action(action, refused, segment));
            }
            case Understanding.NotUnderstood not ->
                unknown("a statement that is not understood: " + not.reason(), segment);
        }
    }

    /** The tree of a statement that only reads, or null. */
    private static SQLParser.@Nullable Select_stmtContext query(String sql) {
        List<String> first = StatementHeads.words(sql, 1);
        String word = first.isEmpty() ? "(" : first.getFirst();
        if (!Set.of("select", "with", "values", "table", "(").contains(word)) {
            return null;
        }
        try {
            SQLParser.Data_statementContext data = Syntax.parse(sql).data_statement();
            return data == null || DataReader.withChangesRows(data) ? null : data.select_stmt();
        } catch (SyntaxFailure e) {
            // Read as a statement it fails again, with its reason.
            return null;
        }
    }

    private void expression(CodeSegment segment) {
        if (segment.text().indexOf('(') < 0
                && !segment.text().toLowerCase(Locale.ROOT).contains("from")) {
            return;
        }
        String sql = "SELECT " + segment.text();
        SQLParser.Select_stmtContext query = query(sql);
        if (query == null) {
            unknown("an expression that is not understood", segment);
        } else {
            looksAt(query, new Source(sql), segment.text(), segment);
        }
    }

    private void looksAt(SQLParser.Select_stmtContext query, Source source, String sql, CodeSegment segment) {
        Relations.in(query, source).stream().filter(CodeReader::isOfUser).forEach(name -> {
            relations.add(name);
            reads.add(name);
        });
        for (SchemaOperation operation : new DataReader(source).effects(query)) {
            if (operation instanceof SchemaOperation.Opaque opaque) {
                unknown(opaque.what().replaceFirst("^SELECT calling", "a call of"), segment);
            } else {
                action(new Action(operation, sql), false, segment);
            }
        }
    }

    private void action(Action action, boolean refused, CodeSegment segment) {
        switch (action.operation()) {
            case SchemaOperation.Block inner ->
                inner.does().forEach(part -> add(part.operation(), part.sql(), part.runs(), segment));
            case SchemaOperation.SessionSetting setting -> {
                if (setting.assigns() != null
                        && HARMLESS_SETTINGS.contains(setting.assigns().name())) {
                    add(action, Runs.ALWAYS, segment);
                } else {
                    unknown("SET " + setting.setting() + ", which would hold on behind the block", segment);
                }
            }
            default -> add(action, refused ? Runs.NEVER : Runs.ALWAYS, segment);
        }
    }

    private void unknown(String what, CodeSegment segment) {
        add(new SchemaOperation.Opaque(what), segment.text(), Runs.ALWAYS, segment);
    }

    private void add(SchemaOperation operation, String sql, Runs runs, CodeSegment segment) {
        add(new Action(operation, sql), runs, segment);
    }

    private void add(Action action, Runs runs, CodeSegment segment) {
        if (does.size() == MAX_PARTS) {
            throw new SyntaxFailure(segment.at(), "it does more than " + MAX_PARTS + " things");
        }
        // Within a text that is executed there are no places of the file.
        int within = segment.kind() == CodeSegment.Kind.STATEMENT ? action.offset() : 0;
        int offset = body.offset(segment.at() + within);
        does.add(new CodePart(
                action.operation(), action.sql(), offset, segment.runs().and(runs)));
    }

    /** Guards look into the catalog, where no step of a plan has anything to do. */
    private static boolean isOfUser(TableName name) {
        String schema = name.schema();
        return schema == null
                ? !name.name().startsWith("pg_")
                : !schema.equals("pg_catalog") && !schema.equals("information_schema");
    }
}
