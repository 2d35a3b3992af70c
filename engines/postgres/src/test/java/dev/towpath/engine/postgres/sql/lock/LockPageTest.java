package dev.towpath.engine.postgres.sql.lock;

import dev.towpath.testing.golden.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LockPageTest {
    @Test
    void the_page_shows_the_rows() {
        Golden.assertMatches(
                Path.of(System.getProperty("towpath.repository", "../.."), "docs", "locks-postgresql.md"),
                LockPage.markdown());
    }
}
