package dev.towpath.model.changeset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.changeset.SqlPiece.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlPiecesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "select 1 -- why|-- why",
                "# why|# why",
                "select 1; # why|# why",
                "select '-- no'|",
                "select \"a -- no\"|",
                "select `a -- no`|",
                "select 'it''s -- no'|",
                "select $$ -- no $$|",
                "select $x1$ $$ -- no $x1$ /* yes */|/* yes */",
                "select $1 -- yes|-- yes",
                "select a #> b|",
                "select a # b|# b",
                "select a #>> b|",
                "select a#b|",
                "select /* a /* b */ c */ 1|/* a /* b */ c */",
                "select /* a /* b */ 1|/* a /* b */",
                "select /*! 1 */ 2|",
                "select /* never ends|/* never ends",
                "select 'never ends -- yes|-- yes",
            })
    void finds_comments_and_leaves_quotes_and_operators_alone(String sql, String comment) {
        List<String> comments = SqlPieces.of(sql).stream()
                .filter(piece -> piece.kind() == Kind.COMMENT)
                .map(piece -> piece.in(sql))
                .toList();

        assertThat(comments).isEqualTo(comment == null ? List.of() : List.of(comment));
    }

    @Test
    void a_part_is_cut_with_the_offsets_of_the_whole() {
        String sql = "one -- two\nthree /* four */ five";

        assertThat(SqlPieces.of(sql, 11, sql.length()).stream().map(p -> p.in(sql)))
                .containsExactly("three", "/* four */", "five");
    }
}
