package dev.towpath.adapter.plain;

import static dev.towpath.adapter.plain.Folder.mode;
import static dev.towpath.adapter.plain.Folder.place;
import static dev.towpath.adapter.plain.Folder.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConventionsTest {
    @TempDir
    private Path root;

    private Changeset only(String path, String text) throws IOException {
        return new Folder(root).file(path, text).only();
    }

    @Test
    void what_bears_no_mark_is_plain_and_commits_statement_by_statement() throws IOException {
        Changeset plain = only("a.sql", "SELECT 1;\n-- about migrate:up and +goose Up\nSELECT '--> nothing';\n");
        assertThat(mode(plain)).isEqualTo("plain SQL NONE");
        assertThat(sql(plain).script().replacements()).isEmpty();
    }

    @Test
    void the_user_may_say_how_files_are_run() throws IOException {
        Folder folder = new Folder(root).file("1_a.up.sql", "SELECT 1;");
        assertThat(mode(folder.set("sql.transaction", "all").changesets().getFirst()))
                .isEqualTo("golang-migrate ALL_PENDING");
        assertThat(mode(folder.set("flyway.table", "x").changesets().getFirst()))
                .isEqualTo("golang-migrate ONE_QUERY");
        assertThatThrownBy(() -> folder.set("sql.transaction", "yes"))
                .hasMessageContaining("sql.transaction = 'yes' is none of statement");
        assertThatThrownBy(() -> folder.set("sql.transactions", "all")).hasMessageContaining("unknown setting");
    }

    @Test
    void dbmate_runs_what_stands_between_its_marks() throws IOException {
        String text = "-- a header\r\n-- migrate:up\r\nCREATE TABLE up (a int);\r\n  CREATE INDEX i ON up (a);\r\n\r\n"
                + "-- migrate:down\r\nDROP TABLE up;\r\n";
        Changeset changeset = only("1_a.sql", text);
        assertThat(mode(changeset)).isEqualTo("dbmate WHOLE");
        assertThat(place(changeset, "CREATE TABLE")).isEqualTo("3:1");
        assertThat(place(changeset, "CREATE INDEX")).isEqualTo("4:3");
        assertThat(place(changeset, "DROP")).isEqualTo("nowhere");
        assertThat(sql(changeset).script().original()).isEqualTo(text);
    }

    @Test
    void dbmate_without_a_transaction_still_sends_one_query() throws IOException {
        assertThat(mode(only("1_a.sql", "-- migrate:up transaction:false\nSELECT 1;\n-- migrate:down\n")))
                .isEqualTo("dbmate ONE_QUERY");
    }

    @Test
    void goose_runs_statements_of_its_up_section() throws IOException {
        Changeset changeset = only(
                "1_a.sql",
                "-- +goose up\n-- +goose StatementBegin\nSELECT 'é😀'; SELECT 2;\n-- +goose StatementEnd\n-- +goose Down\nDROP"
                        + " TABLE a;\n");
        assertThat(mode(changeset)).isEqualTo("goose WHOLE");
        assertThat(place(changeset, "SELECT 2")).isEqualTo("3:14");
        assertThat(place(changeset, "DROP")).isEqualTo("nowhere");
        assertThat(mode(only("1_a.sql", "-- +goose NO TRANSACTION\n-- +goose Up\nSELECT 1;\n")))
                .isEqualTo("goose NONE");
    }

    @Test
    void node_pg_migrate_runs_all_pending_files_in_one_transaction() throws IOException {
        Changeset changeset = only("1_a.sql", "-- Up Migration\nSELECT 1;\n-- Down Migration\nDROP TABLE a;\n");
        assertThat(mode(changeset)).isEqualTo("node-pg-migrate ALL_PENDING");
        assertThat(place(changeset, "DROP")).isEqualTo("nowhere");
        assertThat(place(changeset, "SELECT 1")).isEqualTo("2:1");
    }

    @Test
    void sqlx_is_known_by_its_first_line() throws IOException {
        assertThat(mode(only("1_a.sql", "-- Add migration script here\nSELECT 1;")))
                .isEqualTo("sqlx WHOLE");
        assertThat(mode(only("1_a.sql", "-- no-transaction\nSELECT 1; SELECT 2;")))
                .isEqualTo("sqlx ONE_QUERY");
        assertThat(mode(only("1_a.sql", "-- no-transaction\nSELECT 1;\n/* sqlx: split */\nSELECT 2;")))
                .isEqualTo("sqlx NONE");
        assertThat(mode(only("1_a.sql", "SELECT 1;\n-- no-transaction\n"))).isEqualTo("plain SQL NONE");
    }

    @Test
    void atlas_is_known_by_its_sum_or_its_mark() throws IOException {
        assertThat(mode(only("1_a.sql", "-- atlas:txmode none\n\nSELECT 1;"))).isEqualTo("Atlas NONE");
        new Folder(root).file("atlas.sum", "h1:x");
        assertThat(mode(only("1_a.sql", "SELECT 1;\n-- atlas:txmode none\n"))).isEqualTo("Atlas WHOLE");
        assertThat(mode(only("1_a.sql", "-- atlas:txmode none\n"))).isEqualTo("Atlas NONE");
    }

    @Test
    void drizzles_breakpoint_ends_a_statement() throws IOException {
        Changeset changeset =
                only("0000_a.sql", "SELECT 1--> statement-breakpoint\nSELECT 2;--> statement-breakpoint SELECT 3\n");
        assertThat(mode(changeset)).isEqualTo("Drizzle ALL_PENDING");
        assertThat(sql(changeset).script().text()).isEqualTo("SELECT 1;\nSELECT 2;; SELECT 3\n");
        assertThat(place(changeset, "SELECT 2")).isEqualTo("2:1");
        assertThat(place(changeset, "SELECT 3")).isEqualTo("2:35");
        new Folder(root).file("meta/_journal.json", "{}");
        assertThat(mode(only("0000_a.sql", "SELECT 1"))).isEqualTo("Drizzle ALL_PENDING");
    }

    @Test
    void prisma_sends_a_file_as_one_query() throws IOException {
        assertThat(mode(only("20240101000000_a/migration.sql", "SELECT 1;"))).isEqualTo("Prisma ONE_QUERY");
        assertThat(mode(new Folder(root)
                        .changelog("20240101000000_a/migration.sql")
                        .changesets()
                        .getFirst()))
                .isEqualTo("Prisma ONE_QUERY");
    }

    @Test
    void diesels_settings_stand_beside_its_file() throws IOException {
        Folder folder = new Folder(root).file("2024_a/up.sql", "SELECT 1;").file("2024_a/down.sql", "DROP TABLE a;");
        assertThat(mode(folder.only())).isEqualTo("Diesel WHOLE");
        folder.file("2024_a/metadata.toml", "run_in_transaction = false\n");
        assertThat(mode(folder.only())).isEqualTo("Diesel ONE_QUERY");
        assertThat(mode(folder.changelog("2024_a/up.sql").changesets().getFirst()))
                .isEqualTo("Diesel ONE_QUERY");
    }

    @Test
    void golang_migrate_sends_a_file_as_one_query() throws IOException {
        Folder folder = new Folder(root).file("1_a.up.sql", "SELECT 1;").file("1_a.down.sql", "DROP TABLE a;");
        assertThat(mode(folder.only())).isEqualTo("golang-migrate ONE_QUERY");
    }

    @Test
    void a_dump_is_loaded_statement_by_statement() throws IOException {
        assertThat(mode(only("structure.sql", "SET statement_timeout = 0;\nSELECT 1;")))
                .isEqualTo("pg_dump NONE");
        assertThat(mode(only("structure.sql", "--\n-- PostgreSQL database dump\n--\n\nSELECT 1;")))
                .isEqualTo("pg_dump NONE");
    }

    @Test
    void liquibase_has_a_changeset_for_each_mark() throws IOException {
        List<Changeset> changesets =
                new Folder(root).file("a.sql", """
                        --liquibase formatted sql
                        -- not run

                        --changeset ann:1
                        CREATE TABLE a (a int);
                        --rollback DROP TABLE a;

                        -- changeset "bob b":two runInTransaction:false runOnChange:true
                        CREATE INDEX CONCURRENTLY i ON a (a);
                        --changeset c:3 dbms:mysql
                        MYSQL ONLY;
                        --changeset c:4 dbms:!mysql splitStatements:false runInTransaction:false
                        SELECT 1; SELECT 2;
                        --changeset c:5 endDelimiter:/
                        SELECT 3 -- a / b
                        /
                          SELECT 4 / 2 /
                        """).changelog().changesets();
        assertThat(changesets)
                .extracting(changeset -> changeset.id().key())
                .containsExactly("a.sql::ann:1", "a.sql::bob b:two", "a.sql::c:4", "a.sql::c:5");
        assertThat(changesets)
                .extracting(changeset -> sql(changeset).transaction())
                .containsExactly(
                        TransactionMode.WHOLE, TransactionMode.NONE, TransactionMode.ONE_QUERY, TransactionMode.WHOLE);
        assertThat(changesets).extracting(Changeset::repeatable).containsExactly(false, true, false, false);
        assertThat(place(changesets.get(0), "CREATE TABLE")).isEqualTo("5:1");
        assertThat(place(changesets.get(0), "CREATE INDEX")).isEqualTo("nowhere");
        assertThat(place(changesets.get(1), "CREATE INDEX")).isEqualTo("9:1");
        Changeset delimited = changesets.get(3);
        assertThat(sql(delimited).script().text()).isEqualTo("SELECT 3 -- a / b\n;\n  SELECT 4 / 2 ;\n");
        assertThat(place(delimited, "SELECT 4")).isEqualTo("17:3");
    }

    @Test
    void two_changesets_of_one_name_are_refused() throws IOException {
        Folder folder = new Folder(root)
                .file("a.sql", "--liquibase formatted sql\n--changeset a:1\nSELECT 1;\n--changeset a:1\nSELECT 2;\n");
        assertThatThrownBy(folder::changelog)
                .isInstanceOfSatisfying(
                        TowpathException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CHANGESET_REFUSED))
                .hasMessageContaining("a.sql holds two changesets a:1. Give one of them another id.");
    }

    @Test
    void a_byte_order_mark_moves_nothing() throws IOException {
        Changeset changeset = only("1_a.sql", "\uFEFF-- migrate:up\nSELECT 1;\n-- migrate:down\n");
        assertThat(mode(changeset)).isEqualTo("dbmate WHOLE");
        assertThat(place(changeset, "SELECT 1")).isEqualTo("2:1");
    }
}
