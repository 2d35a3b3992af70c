package dev.towpath.engine.postgres.server;

import static dev.towpath.engine.postgres.server.LiveServer.column;
import static dev.towpath.engine.postgres.server.LiveServer.in;
import static dev.towpath.engine.postgres.server.LiveServer.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.engine.spi.server.Catalog.Headroom;
import dev.towpath.engine.spi.server.Catalog.Invalid;
import dev.towpath.model.plan.Expectation;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private final PostgresCatalog catalog = new PostgresCatalog();
    private TestDatabase database;
    private Connection connection;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
        connection = database.connect();
        LiveServer.run(
                connection,
                "CREATE SCHEMA \"Mağaza\"",
                "CREATE TABLE \"Mağaza\".\"Order\" (\"ID\" int NOT NULL, note text, gone int)",
                "ALTER TABLE \"Mağaza\".\"Order\" DROP COLUMN gone",
                "ALTER TABLE \"Mağaza\".\"Order\" ADD CONSTRAINT \"Checked\" CHECK (note <> ''),"
                        + " ADD CONSTRAINT pending CHECK (\"ID\" > 0) NOT VALID",
                "CREATE INDEX \"Idx\" ON \"Mağaza\".\"Order\" (note)",
                "CREATE TABLE twice (a int)",
                "INSERT INTO twice VALUES (1), (1)");
        assertThatThrownBy(() -> LiveServer.run(connection, "CREATE UNIQUE INDEX CONCURRENTLY broken ON twice (a)"))
                .isInstanceOf(SQLException.class);
    }

    @AfterEach
    void drop() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void shows_what_is_there() throws SQLException {
        var order = in("Mağaza", "Order");
        for (Expectation true_ : List.of(
                new Expectation.TablePresent(order),
                new Expectation.TableAbsent(open("Order")),
                new Expectation.ColumnPresent(order, column("ID")),
                new Expectation.ColumnAbsent(order, column("gone")),
                new Expectation.ColumnAbsent(order, column("id")),
                new Expectation.ColumnNotNull(order, column("ID")),
                new Expectation.IndexValid(order, in("Mağaza", "Idx")),
                new Expectation.IndexAbsent(in("Mağaza", "idx")),
                new Expectation.ConstraintPresent(order, "pending"),
                new Expectation.ConstraintValid(order, "Checked"))) {
            assertThat(catalog.shows(connection, true_)).as(true_.display()).isTrue();
        }
    }

    @Test
    void does_not_show_what_is_not() throws SQLException {
        var order = in("Mağaza", "Order");
        for (Expectation false_ : List.of(
                new Expectation.TablePresent(in("Mağaza", "order")),
                new Expectation.TablePresent(in("nowhere", "Order")),
                new Expectation.TableAbsent(order),
                new Expectation.ColumnPresent(order, column("gone")),
                new Expectation.ColumnPresent(order, column("ctid")),
                new Expectation.ColumnAbsent(order, column("note")),
                new Expectation.ColumnNotNull(order, column("note")),
                new Expectation.ColumnNotNull(order, column("nothing")),
                new Expectation.IndexValid(open("twice"), open("broken")),
                new Expectation.IndexValid(order, open("nothing")),
                new Expectation.IndexAbsent(open("broken")),
                new Expectation.ConstraintPresent(order, "checked"),
                new Expectation.ConstraintValid(order, "pending"),
                new Expectation.ConstraintValid(order, "nothing"))) {
            assertThat(catalog.shows(connection, false_)).as(false_.display()).isFalse();
        }
    }

    @Test
    void a_not_null_that_is_not_validated_does_not_count() throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() >= 18) {
            LiveServer.run(connection, "ALTER TABLE twice ADD CONSTRAINT n NOT NULL a NOT VALID");
            assertThat(catalog.shows(connection, new Expectation.ColumnNotNull(open("twice"), column("a"))))
                    .isFalse();
        }
    }

    @Test
    void lists_what_is_there_but_not_valid() throws SQLException {
        LiveServer.run(connection, "CREATE SCHEMA towpath", "CREATE TABLE towpath.t (a int)");
        LiveServer.run(connection, "ALTER TABLE towpath.t ADD CONSTRAINT c CHECK (a > 0) NOT VALID");

        assertThat(catalog.invalid(connection, Set.of("towpath")))
                .containsExactly(
                        new Invalid("constraint", "pending", in("Mağaza", "Order")),
                        new Invalid("index", "broken", open("twice")));
    }

    @Test
    void headroom_counts_sessions_against_the_servers_limit() throws SQLException {
        Headroom before = catalog.headroom(connection);
        try (Connection one = database.connect();
                Connection two = database.connect()) {
            Headroom after = catalog.headroom(connection);

            assertThat(after.limit()).isEqualTo(before.limit()).isLessThan(100);
            assertThat(after.used()).isGreaterThanOrEqualTo(before.used() + 1);
            assertThat(one.isValid(5) && two.isValid(5)).isTrue();
        }
    }

    @Test
    void headroom_is_the_tightest_limit_of_server_database_and_role() throws SQLException {
        LiveServer.run(connection, "ALTER DATABASE " + database.name() + " CONNECTION LIMIT 7");
        assertThat(catalog.headroom(connection)).isEqualTo(new Headroom(7, 1));

        String role = "narrow_" + database.name();
        LiveServer.run(connection, "CREATE ROLE " + role + " LOGIN CONNECTION LIMIT 3");
        LiveServer.run(connection, "SET SESSION AUTHORIZATION " + role);
        try {
            assertThat(catalog.headroom(connection).limit()).isEqualTo(3);
        } finally {
            LiveServer.run(connection, "RESET SESSION AUTHORIZATION", "DROP ROLE " + role);
        }
    }
}
