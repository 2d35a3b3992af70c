package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.policy.Policy;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no server takes is reviewed all the same, and comes to an end. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class OddSchemasTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE a ATTACH PARTITION a FOR VALUES IN (1); ALTER TABLE a ADD COLUMN x int; DROP TABLE a",
                "ALTER TABLE a ATTACH PARTITION b DEFAULT; ALTER TABLE b ATTACH PARTITION a DEFAULT; TRUNCATE a; DROP TABLE b",
                "CREATE TABLE a (a int) PARTITION BY LIST (a); CREATE TABLE a PARTITION OF a DEFAULT; ALTER TABLE a DROP a",
                "CREATE TABLE a (id int PRIMARY KEY REFERENCES a); ALTER TABLE a RENAME TO b; ALTER TABLE b RENAME TO a; DROP TABLE a CASCADE",
                "ALTER TABLE a RENAME TO a; ALTER TABLE a SET SCHEMA public; ALTER TABLE a SET SCHEMA a; ALTER TABLE a RENAME COLUMN x TO x"
            })
    void what_refers_to_itself_is_walked_through_once(String sql) {
        var review = new ChangelogReview(Planned.ENGINE, Planned.ENGINE.assumedVersion(), Policy.DEFAULT, true)
                .review(Planned.read(Map.of("V1__odd.sql", sql + ";")));
        assertThat(review.coverage().understood()).isEqualTo(review.coverage().statements());
    }
}
