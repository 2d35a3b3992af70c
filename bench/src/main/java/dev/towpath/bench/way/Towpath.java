package dev.towpath.bench.way;

import dev.towpath.bench.figure.Measured.RowLock;
import dev.towpath.bench.figure.Measured.Source;
import dev.towpath.bench.ground.Ground;
import dev.towpath.bench.ground.LedgerFill;
import dev.towpath.bench.ground.Migrations.Ran;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A migration of two files, the column and the update, as a team would write them for Flyway. The fill counts from the
 * ledger's note that it begins to its note that it is done; scheduling shows in the time of the whole migration.
 *
 * @param ranges of the table that are filled at the same time
 */
public record Towpath(int ranges) implements Way {
    @Override
    public String name() {
        return "towpath-" + ranges;
    }

    @Override
    public List<String> preparation() {
        return List.of();
    }

    /** What {@code towpath.yaml} says of it below {@code policy}; one range is what happens when nobody asks for more. */
    private String policy() {
        return ranges == 1 ? "" : "  fill:\n    ranges: " + ranges + "\n";
    }

    @Override
    public Fill fill(Ground ground) throws IOException, SQLException, InterruptedException {
        Ran ran = migrate(ground);
        try (Connection connection = ground.session("bench ledger")) {
            LedgerFill fill = LedgerFill.of(connection, ran.id());
            return new Fill(
                    Ground.ORDERS, fill.span(), ran.rows(), new RowLock(fill.longestMillis(), Source.LEDGER), ran);
        }
    }

    private Ran migrate(Ground ground) throws IOException, SQLException, InterruptedException {
        return ground.migrations().run(List.of(OneUpdate.ADD_COLUMN, OneUpdate.UPDATE), policy());
    }
}
