package dev.towpath.review.waiver;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.ChangesetContent;
import dev.towpath.model.changeset.LineIndex;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.changeset.SqlPiece;
import dev.towpath.model.changeset.SqlPieces;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Waiver;
import dev.towpath.model.finding.WaiverScope;
import dev.towpath.review.ReadChangeset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the waivers in the comments of scripts. A comment belongs to the statement it stands in, else to the one that
 * ended on its line when nothing follows there, else to the next one.
 */
public final class WaiverComments {
    private static final String MARK = "towpath:ignore";

    private final Script script;
    private final List<Statement> statements;
    private final LineIndex lines;
    private final List<Waiver> waivers = new ArrayList<>();
    private final List<Finding> mistakes = new ArrayList<>();

    private WaiverComments(Script script, List<Statement> statements) {
        this.script = script;
        this.statements = statements;
        this.lines = new LineIndex(script);
    }

    /** The waivers in these changesets. */
    public static WrittenWaivers in(List<ReadChangeset> changesets) {
        List<Waiver> waivers = new ArrayList<>();
        List<Finding> mistakes = new ArrayList<>();
        for (ReadChangeset read : changesets) {
            if (read.changeset().content() instanceof ChangesetContent.SqlScript sql
                    && sql.script().text().contains(MARK)) {
                WaiverComments comments = new WaiverComments(
                        sql.script(),
                        read.statements().stream().map(Understanding::statement).toList());
                comments.look();
                waivers.addAll(comments.waivers);
                mistakes.addAll(comments.mistakes);
            }
        }
        return new WrittenWaivers(waivers, mistakes);
    }

    /** Each statement and each gap is cut anew, so that an odd quote in one does not hide the comments of the next. */
    private void look() {
        int done = 0;
        for (int i = 0; i <= statements.size(); i++) {
            int start = i == statements.size() ? script.text().length() : offset(statements.get(i), done);
            gap(done, start, i);
            if (i < statements.size()) {
                Statement statement = statements.get(i);
                int end =
                        Math.min(start + statement.sql().length(), script.text().length());
                int index = i;
                comments(start, end).forEach(comment -> note(comment, index));
                done = behindData(statement, end);
            }
        }
    }

    /** @param next the index of the statement behind the gap */
    private void gap(int behind, int ahead, int next) {
        for (SqlPiece comment : comments(behind, ahead)) {
            SourcePosition from = lines.at(comment.start());
            boolean sameLine = next > 0
                    && lines.at(behind).line() == from.line()
                    && (next == statements.size()
                            || lines.at(comment.end()).line()
                                    != statements.get(next).at().line());
            note(comment, sameLine ? next - 1 : next);
        }
    }

    private List<SqlPiece> comments(int start, int end) {
        return SqlPieces.of(script.text(), start, end).stream()
                .filter(piece -> piece.kind() == SqlPiece.Kind.COMMENT)
                .toList();
    }

    private void note(SqlPiece comment, int statement) {
        Optional<WaiverText> found = WaiverText.in(inner(comment.in(script.text())));
        if (found.isEmpty()) {
            return;
        }
        WaiverText text = found.get();
        SourcePosition at = lines.at(comment.start());
        String mistake = text.mistake();
        if (mistake != null) {
            mistakes.add(WaiverFindings.malformed(mistake, at, comment.in(script.text())));
            return;
        }
        WaiverScope scope = text.wholeFile() ? new WaiverScope.OfFile(script.file()) : scope(statement);
        text.rules()
                .forEach(rule -> waivers.add(new Waiver(rule, scope, text.reason(), text.owner(), text.until(), at)));
    }

    private WaiverScope scope(int statement) {
        if (statement == statements.size()) {
            return new WaiverScope.OfNothing();
        }
        return new WaiverScope.OfStatement(
                statements.get(statement).at(),
                statement + 1 == statements.size()
                        ? null
                        : statements.get(statement + 1).at());
    }

    private static String inner(String comment) {
        if (comment.startsWith("/*")) {
            return comment.substring(
                    2, comment.endsWith("*/") && comment.length() >= 4 ? comment.length() - 2 : comment.length());
        }
        return comment.substring(comment.startsWith("#") ? 1 : 2);
    }

    /** Where a statement begins in the text to run: positions ascend with offsets, so halving finds it. */
    private int offset(Statement statement, int from) {
        int low = from;
        int high = script.text().length();
        while (low < high) { // The range halves each time.
            int middle = (low + high) >>> 1;
            SourcePosition at = lines.at(middle);
            boolean before = at.line() < statement.at().line()
                    || (at.line() == statement.at().line()
                            && at.column() < statement.at().column());
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // All offsets inside a replaced placeholder have one position: the statement may begin within.
        int exact = script.text().indexOf(statement.sql(), low);
        return exact >= 0 && lines.at(exact).equals(statement.at()) ? exact : low;
    }

    private int behindData(Statement statement, int end) {
        String data = statement.copyData();
        if (data == null || data.isEmpty()) {
            return end;
        }
        int at = script.text().indexOf(data, end);
        return at < 0 ? end : at + data.length();
    }
}
