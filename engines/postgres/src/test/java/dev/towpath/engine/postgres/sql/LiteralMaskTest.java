package dev.towpath.engine.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralMaskTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "SELECT * FROM orders                        # SELECT * FROM orders",
                "WHERE mail = 'a@b.c' AND x                  # WHERE mail = '…' AND x",
                "WHERE a = 'it''s' AND b                     # WHERE a = '…' AND b",
                "WHERE a = '' AND b                          # WHERE a = '…' AND b",
                "WHERE a = E'it\\'s' AND b                   # WHERE a = '…' AND b",
                "WHERE a = e'x\\\\' AND b = 'y'              # WHERE a = '…' AND b = '…'",
                "U&'d\\0061t' UESCAPE '!', B'101', x'1F', N'n' # U&'…' UESCAPE '…', B'…', x'…', N'…'",
                "DO $$ SELECT 'x' $$; SELECT a               # DO '…'; SELECT a",
                "SELECT $t$ a $$ b $u$ c $t$ || d            # SELECT '…' || d",
                "f($1, $23, $1::int, 'x')                    # f($1, $23, $1::int, '…')",
                "SELECT $1$$secret$$                         # SELECT $?",
                "SELECT 1, -2.5, .5, 3., 1e9, 1.5E-3, 6.02e+23 # SELECT ?, -?, .?, ?, ?, ?, ?",
                "SELECT 0xFF, 0o17, 0b11, 1_000_000          # SELECT ?, ?, ?, ?",
                "SELECT 4711and 5-3                          # SELECT ? ?-?",
                "SELECT a1, t2.c3, x$4 FROM orders2024       # SELECT a1, t2.c3, x$4 FROM orders2024",
                "SELECT \"o'brien\", \"1\"\"2\", 'x' FROM \"T 7\" # SELECT \"o'brien\", \"1\"\"2\", '…' FROM \"T 7\"",
                "SELECT /* key 'k' 42 */ a -- it's 42        # SELECT /*…*/ a /*…*/",
                "SELECT größe5, 'ä' FROM straße              # SELECT größe5, '…' FROM straße",
                "ALTER ROLE app PASSWORD 'secret'            # ALTER ROLE app PASSWORD '…'",
                "autovacuum: VACUUM public.orders7 (to prevent wraparound) # autovacuum: VACUUM public.orders7 (to prevent wraparound)",
            })
    void takes_values_out_and_leaves_names_in(String sql, String masked) {
        assertThat(LiteralMask.mask(sql)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "WHERE a = 'secr            # WHERE a = '…'",
                "WHERE a = E'secr\\         # WHERE a = '…'",
                "WHERE a = E'secr\\'        # WHERE a = '…'",
                "WHERE a = $tag$secr        # WHERE a = '…'",
                "WHERE a = $tag$secr$ta     # WHERE a = '…'",
                "WHERE a = 47               # WHERE a = ?",
                "WHERE a = 1.               # WHERE a = ?",
                "WHERE a = 1e-              # WHERE a = ?-",
                "SELECT a /* secr           # SELECT a /*…*/",
                "SELECT \"na                # SELECT \"na",
                "SELECT $                   # SELECT $",
            })
    void a_cut_shows_nothing_of_what_it_cut(String sql, String masked) {
        assertThat(LiteralMask.mask(sql)).isEqualTo(masked);
    }

    /** With standard_conforming_strings off. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "SELECT 'it\\'s secret', 'secret'   # SELECT '…'",
                "SELECT 'it\\'', 'secret', b        # SELECT '…'",
                "SELECT 'C:\\', secret              # SELECT '…'",
            })
    void where_a_text_may_end_elsewhere_the_rest_is_masked(String sql, String masked) {
        assertThat(LiteralMask.mask(sql)).isEqualTo(masked);
    }

    @Test
    void a_text_that_is_continued_on_the_next_line_keeps_its_escapes() {
        assertThat(LiteralMask.mask("SELECT E'a'\n 'b\\'c secret', 'secret'")).isEqualTo("SELECT '…'\n '…'");
    }
}
