package dev.towpath.bench.way;

import dev.towpath.bench.figure.Measured.RowLock;
import dev.towpath.bench.figure.Measured.Source;
import dev.towpath.bench.ground.Ground;
import dev.towpath.bench.ground.LedgerFill;
import dev.towpath.bench.ground.Migrations.Ran;
import dev.towpath.bench.way.Fill.Migrated;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A migration of two files, the column and the update, as a team would write them for Flyway. The fill counts from the
 * ledger's note that it begins to its note that it is done; scheduling shows in the time of the whole migration.
 *
 * @param ranges of the table that are filled at the same time
 * @param chunkMillis how long a chunk should take, in ms; 0 for what happens when nobody asks for another time
 */
public record Towpath(int ranges, int chunkMillis) implements Way {
    private static final Pattern NAME = Pattern.compile("towpath-([1-9]|[12]\\d|3[0-2])(?:@([1-9]\\d{0,3})ms)?");

    /** The usual chunks. */
    public Towpath(int ranges) {
        this(ranges, 0);
    }

    /** By its name: {@code towpath-2}, or {@code towpath-2@5ms} for chunks of another time than usual. */
    public static Optional<Way> named(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String millis = matcher.group(2);
        return Optional.of(
                new Towpath(Integer.parseInt(matcher.group(1)), millis == null ? 0 : Integer.parseInt(millis)));
    }

    @Override
    public String name() {
        return "towpath-" + ranges + (chunkMillis == 0 ? "" : "@" + chunkMillis + "ms");
    }

    @Override
    public List<String> preparation() {
        return List.of();
    }

    /** What {@code towpath.yaml} says of it below {@code policy}; one range is what happens when nobody asks for more. */
    private String policy() {
        String asked = (ranges == 1 ? "" : "    ranges: " + ranges + "\n")
                + (chunkMillis == 0 ? "" : "    chunk-target: " + chunkMillis + "ms\n");
        return asked.isEmpty() ? "" : "  fill:\n" + asked;
    }

    @Override
    public Fill fill(Ground ground) throws IOException, SQLException, InterruptedException {
        Ran ran = migrate(ground);
        try (Connection connection = ground.session("bench ledger")) {
            LedgerFill fill = LedgerFill.of(connection, ran.id());
            return new Fill(
                    Ground.ORDERS,
                    fill.span(),
                    ran.rows(),
                    new RowLock(fill.longestMillis(), Source.LEDGER),
                    new Migrated(ran, fill));
        }
    }

    private Ran migrate(Ground ground) throws IOException, SQLException, InterruptedException {
        return ground.migrations().run(List.of(OneUpdate.ADD_COLUMN, OneUpdate.UPDATE), policy());
    }
}
