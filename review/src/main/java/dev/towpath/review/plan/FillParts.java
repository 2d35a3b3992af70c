package dev.towpath.review.plan;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.Chunking;
import dev.towpath.model.operation.ColumnValue;
import dev.towpath.model.plan.ChunkText;
import dev.towpath.review.schema.SimulatedSchema;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Pattern;

/** Turns a statement over many rows into a fill that runs chunk by chunk. */
final class FillParts {
    /** A star that means all columns, and not a product. */
    private static final Pattern WHOLE_ROW =
            Pattern.compile("(?:\\bSELECT|,|\\.)\\s*\\*|\\bNATURAL\\b", Pattern.CASE_INSENSITIVE);

    private FillParts() {}

    /** @param written what the statement locks as it was written */
    static DraftPart.Fill of(
            Understanding.Understood read, Verdict.InChunks chunks, SimulatedSchema schema, List<LockImpact> written) {
        var ranges = chunks.chunking();
        SortedSet<TableName> relations = Natures.resolved(read, schema);
        relations.addAll(schema.madeObjectsIn(read.statement().sql()));
        boolean wholeRows = readsWholeRows(ranges);
        Footprint footprint =
                Footprint.of(relations, wholeRows ? Footprint.Nature.FILLS_WHOLE_ROWS : Footprint.Nature.FILLS);
        TableName table = chunks.driving().name();
        // The table that is changed, which is not the one that is read in chunks when rows are copied.
        List<LockImpact> locks = written.stream()
                .map(lock -> new LockImpact(
                        lock.mode(),
                        lock.lockClass(),
                        lock.table(),
                        "writes of the rows of one chunk",
                        LockImpact.Duration.BRIEF))
                .toList();
        return new DraftPart.Fill(
                DraftParts.planned(read.statement(), read.statement().sql(), locks),
                table,
                chunks.key(),
                chunks.driving().estimatedRows(),
                new ChunkText(ranges.qualifier(), ranges.head(), ranges.where(), ranges.tail(), passedOver(ranges)),
                footprint);
    }

    /** Rows that have these values already are passed over; not where a value is new each time it is computed. */
    private static List<ChunkText.Filled> passedOver(Chunking.ByKeyRange ranges) {
        boolean stable = ranges.values().stream().allMatch(ColumnValue::stable);
        return stable
                ? ranges.values().stream()
                        .map(value -> new ChunkText.Filled(value.column(), value.expression()))
                        .toList()
                : List.of();
    }

    private static boolean readsWholeRows(Chunking.ByKeyRange ranges) {
        String text = ranges.head() + " " + ranges.where() + " " + ranges.tail();
        String table = Pattern.quote(ranges.qualifier());
        // to_jsonb(t), t::text
        Pattern row = Pattern.compile(
                "[(,]\\s*" + table + "\\s*[),]|(?<![\\w$.])" + table + "\\s*::", Pattern.CASE_INSENSITIVE);
        return WHOLE_ROW.matcher(text).find() || row.matcher(text).find();
    }
}
