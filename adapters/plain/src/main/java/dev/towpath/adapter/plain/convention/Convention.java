package dev.towpath.adapter.plain.convention;

/** Whose file it is. */
public enum Convention {
    /** Nobody's in particular. */
    PLAIN("plain SQL"),
    /** A dump by pg_dump, as Rails keeps in {@code structure.sql}. */
    DUMP("pg_dump"),
    LIQUIBASE("Liquibase formatted SQL"),
    DBMATE("dbmate"),
    GOOSE("goose"),
    NODE_PG_MIGRATE("node-pg-migrate"),
    SQLX("sqlx"),
    ATLAS("Atlas"),
    DRIZZLE("Drizzle"),
    PRISMA("Prisma"),
    DIESEL("Diesel"),
    GOLANG_MIGRATE("golang-migrate");

    private final String title;

    Convention(String title) {
        this.title = title;
    }

    /** What people call it. */
    public String title() {
        return title;
    }
}
