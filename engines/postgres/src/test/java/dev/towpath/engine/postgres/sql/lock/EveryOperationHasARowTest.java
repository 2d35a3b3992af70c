package dev.towpath.engine.postgres.sql.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TableChange;
import dev.towpath.model.operation.Upkeep;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the circumstances, a row tells; of operations with kinds, a row that names the kind. */
class EveryOperationHasARowTest {
    private static final TableName NAME = TableName.of("n");
    private static final Set<Class<?>> WITH_KINDS = Set.of(
            SchemaOperation.AlterTable.class,
            SchemaOperation.Maintenance.class,
            SchemaOperation.CreateObject.class,
            SchemaOperation.DropObject.class,
            SchemaOperation.AlterObject.class);

    static Stream<SchemaOperation> kinds() {
        Stream<SchemaOperation> alters =
                Arrays.stream(TableChange.values()).map(change -> new SchemaOperation.AlterTable(NAME, change, "x"));
        Stream<SchemaOperation> upkeeps =
                Arrays.stream(Upkeep.values()).map(upkeep -> new SchemaOperation.Maintenance(upkeep, "x", NAME));
        return Stream.of(
                        alters, upkeeps, Arrays.stream(ObjectKind.values()).flatMap(EveryOperationHasARowTest::objects))
                .flatMap(each -> each);
    }

    private static Stream<SchemaOperation> objects(ObjectKind kind) {
        return Stream.concat(
                Stream.of(
                        new SchemaOperation.CreateObject(kind, NAME, null, false),
                        new SchemaOperation.DropObject(kind, NAME, null, false, false)),
                Arrays.stream(ObjectChange.values())
                        .map(change -> new SchemaOperation.AlterObject(kind, NAME, change, "x")));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void of_every_kind(SchemaOperation operation) {
        assertThat(LockTable.ROWS)
                .as("rows about %s", operation)
                .anyMatch(row -> !row.kinds().isEmpty() && row.isAbout(operation) && isLast(row));
    }

    @Test
    void of_every_class() {
        List<Class<?>> told = LockTable.ROWS.stream()
                .filter(row -> isLast(row) && (row.kinds().isEmpty() || WITH_KINDS.contains(row.operation())))
                .<Class<?>>map(LockRow::operation)
                .distinct()
                .toList();
        assertThat(told).containsExactlyInAnyOrder(SchemaOperation.class.getPermittedSubclasses());
    }

    /** Applies whatever the circumstances on the newest version. */
    private static boolean isLast(LockRow<?> row) {
        return row.when().isAlways() && row.versions().until() == Integer.MAX_VALUE;
    }

    @Test
    void no_row_stands_behind_one_that_always_applies() {
        for (int i = 0; i < LockTable.ROWS.size(); i++) {
            LockRow<?> row = LockTable.ROWS.get(i);
            for (LockRow<?> earlier : LockTable.ROWS.subList(0, i)) {
                assertThat(earlier.operation() == row.operation()
                                && earlier.kinds().isEmpty()
                                && earlier.when().isAlways()
                                && earlier.versions().equals(Versions.ALL))
                        .as("%s hides %s", LockPage.title(earlier), LockPage.title(row))
                        .isFalse();
            }
        }
    }
}
