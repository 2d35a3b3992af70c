package dev.towpath.bench.way;

import dev.towpath.bench.figure.Measured.RowLock;
import dev.towpath.bench.figure.Measured.Source;
import dev.towpath.bench.ground.Ground;
import dev.towpath.bench.ground.LedgerLocks;
import dev.towpath.bench.ground.Migrations.Ran;
import dev.towpath.bench.ground.RowLockSampler;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A migration of two files, the column and the update, as a team would write them for Flyway. The fill counts from the
 * begin to the end of the migration's backfill phase, so that scheduling counts.
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
        try (Connection connection = ground.session("bench ledger")) {
            return LedgerLocks.kept(connection) ? told(ground, connection) : watched(ground);
        }
    }

    private Fill told(Ground ground, Connection connection) throws IOException, SQLException, InterruptedException {
        Ran ran = migrate(ground);
        return new Fill(
                ran.fill(), ran.rows(), new RowLock(LedgerLocks.longest(connection, ran.id()), Source.LEDGER), ran);
    }

    private Fill watched(Ground ground) throws IOException, SQLException, InterruptedException {
        try (RowLockSampler sampler = RowLockSampler.start(ground)) {
            Ran ran = migrate(ground);
            return new Fill(ran.fill(), ran.rows(), new RowLock(sampler.longest(ran.fill()), Source.SAMPLED), ran);
        }
    }

    private Ran migrate(Ground ground) throws IOException, SQLException, InterruptedException {
        return ground.migrations().run(List.of(OneUpdate.ADD_COLUMN, OneUpdate.UPDATE), policy());
    }
}
