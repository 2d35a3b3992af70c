package dev.towpath.model.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^timestamp  with\n\ttime zone ^ | ^timestamp with time zone^",
                "^enum('a  b',  'c')^             | ^enum('a  b', 'c')^",
                "^\"my  type\"   []^              | ^\"my  type\" []^",
                "^it''s^                          | ^it''s^"
            })
    void blanks_count_in_quotes_only(String type, String expected) {
        assertThat(TypeText.of(type)).isEqualTo(expected);
    }
}
