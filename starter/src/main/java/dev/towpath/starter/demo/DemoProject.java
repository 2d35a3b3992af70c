package dev.towpath.starter.demo;

import dev.towpath.starter.stage.StageDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** The Flyway folder of the demo: what a team of a small shop would have written, without a thought of Towpath. */
final class DemoProject {
    private static final String FIRST = "V1__create_shop.sql";

    private static final Map<String, String> FILES = new TreeMap<>(Map.of(
            FIRST,
            """
            CREATE TABLE customer (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                email text NOT NULL
            );
            CREATE TABLE orders (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                customer_id bigint NOT NULL,
                total numeric(12, 2) NOT NULL,
                note text
            );
            """,
            "V2__prepare_for_cents.sql",
            """
            -- Cents are easier to add up than decimals.
            ALTER TABLE orders ADD COLUMN total_cents bigint;
            ALTER TABLE orders ADD COLUMN currency char(3) NOT NULL DEFAULT 'EUR';
            -- Counts how often the fill below touched a row: the demo's proof.
            ALTER TABLE orders ADD COLUMN times_filled integer NOT NULL DEFAULT 0;
            """,
            "V3__find_orders_of_a_customer.sql",
            """
            CREATE INDEX orders_by_customer ON orders (customer_id);
            """,
            "V4__orders_belong_to_customers.sql",
            """
            ALTER TABLE orders ADD CONSTRAINT orders_customer
                FOREIGN KEY (customer_id) REFERENCES customer (id);
            """,
            "V5__fill_cents.sql",
            """
            UPDATE orders SET total_cents = (total * 100)::bigint, times_filled = times_filled + 1;
            """,
            "V6__cents_are_required.sql",
            """
            ALTER TABLE orders ALTER COLUMN total_cents SET NOT NULL;
            """,
            "V7__invoices.sql",
            """
            CREATE TABLE invoice (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                order_id bigint NOT NULL REFERENCES orders (id),
                issued_at timestamptz NOT NULL DEFAULT now()
            );
            CREATE INDEX invoice_of_order ON invoice (order_id);
            """,
            "R__order_totals.sql",
            """
            CREATE OR REPLACE VIEW order_totals AS
                SELECT customer_id, count(*) AS orders, sum(total) AS total FROM orders GROUP BY customer_id;
            """));

    private DemoProject() {}

    /** What the shop has released already. */
    static void writeFirst(Path folder) {
        write(folder, FIRST);
    }

    /** What the next release brings. */
    static void writeAll(Path folder) {
        FILES.keySet().forEach(file -> write(folder, file));
    }

    /** Rows in the tables of the first migration. */
    static void load(StageDatabase database, long rows) throws SQLException {
        long customers = Math.max(1, rows / 20);
        database.execute(
                "INSERT INTO customer (email) SELECT 'customer-' || n || '@example.org' FROM generate_series(1, "
                        + customers + ") n");
        database.execute("INSERT INTO orders (customer_id, total, note) SELECT 1 + n % " + customers
                + ", (n % 100000) / 100.0, 'order ' || n FROM generate_series(1, " + rows + ") n");
        database.execute("ANALYZE");
    }

    static int size() {
        return FILES.size();
    }

    private static void write(Path folder, String file) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(file), FILES.get(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's folder cannot be written: " + folder, e);
        }
    }
}
