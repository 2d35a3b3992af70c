package dev.towpath.review.rule;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.CodePart;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.ReadChangeset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All operations of a changelog in order, to be found by what they do and what they are about. A rule that asks about
 * one table thus never walks through what concerns others, however long the files are.
 */
public final class Timeline {
    private final List<ReadChangeset> changesets;
    /** The first moment of each statement, by changeset. */
    private final List<int[]> begins = new ArrayList<>();

    private final Map<Key, List<Moment>> moments = new HashMap<>();

    private record Key(Class<?> kind, String name) {}

    /**
     * One operation.
     *
     * @param time counts the operations of all changesets
     * @param changeset its number, from 0
     * @param statement its number in the changeset, from 0
     */
    public record Moment(int time, int changeset, int statement, SchemaOperation operation) {}

    private Timeline(List<ReadChangeset> changesets) {
        this.changesets = changesets;
    }

    /** The changesets in the tool's order. */
    public static Timeline of(List<ReadChangeset> changesets) {
        Timeline timeline = new Timeline(changesets);
        int time = 0;
        for (int i = 0; i < changesets.size(); i++) {
            List<Understanding> statements = changesets.get(i).statements();
            int[] begin = new int[statements.size() + 1];
            for (int s = 0; s < statements.size(); s++) {
                begin[s] = time;
                if (statements.get(s) instanceof Understanding.Understood read) {
                    for (Action action : read.actions()) {
                        for (SchemaOperation operation : parts(action.operation())) {
                            timeline.add(new Moment(time++, i, s, operation));
                        }
                    }
                }
            }
            begin[statements.size()] = time;
            timeline.begins.add(begin);
        }
        return timeline;
    }

    private static List<SchemaOperation> parts(SchemaOperation operation) {
        return operation instanceof SchemaOperation.Block block
                ? block.does().stream().map(CodePart::operation).toList()
                : List.of(operation);
    }

    private void add(Moment moment) {
        SchemaOperation operation = moment.operation();
        put(new Key(operation.getClass(), ""), moment);
        names(operation).map(Timeline::word).distinct().forEach(name -> {
            put(new Key(operation.getClass(), name), moment);
            put(new Key(SchemaOperation.class, name), moment);
        });
    }

    private void put(Key key, Moment moment) {
        moments.computeIfAbsent(key, k -> new ArrayList<>()).add(moment);
    }

    /** What an operation is about, without schemas. */
    private static Stream<String> names(SchemaOperation operation) {
        TableName subject = operation.subject();
        Stream<String> others = switch (operation) {
            case SchemaOperation.CreateIndex create -> Stream.ofNullable(create.index());
            case SchemaOperation.DropIndex drop -> Stream.of(drop.index().name());
            case SchemaOperation.CreateObject create -> Stream.of(create.name().name());
            case SchemaOperation.AlterObject alter -> Stream.of(alter.name().name());
            case SchemaOperation.DropObject drop -> Stream.of(drop.name().name());
            case SchemaOperation.AddEnumValue add -> Stream.of(add.type().name());
            default -> Stream.empty();
        };
        return subject == null ? others : Stream.concat(Stream.of(subject.name()), others);
    }

    /** Names that differ in case only may be one, by the engine. */
    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    ReadChangeset changeset(int number) {
        return changesets.get(number);
    }

    /** The time of a statement's first operation. */
    int begin(int changeset, int statement) {
        return begins.get(changeset)[statement];
    }

    int end(int changeset) {
        return begins.get(changeset)[begins.get(changeset).length - 1];
    }

    /** Of this kind, from one time to before another. */
    List<Moment> between(Class<? extends SchemaOperation> kind, int from, int to) {
        return between(new Key(kind, ""), from, to);
    }

    /** Of this kind, and about something whose name's last part is this. */
    List<Moment> between(Class<? extends SchemaOperation> kind, String name, int from, int to) {
        return between(new Key(kind, word(name)), from, to);
    }

    private List<Moment> between(Key key, int from, int to) {
        List<Moment> all = moments.getOrDefault(key, List.of());
        int begin = firstFrom(all, from);
        return all.subList(begin, Math.max(begin, firstFrom(all, to)));
    }

    private static int firstFrom(List<Moment> moments, int time) {
        int low = 0;
        int high = moments.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (moments.get(middle).time() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
