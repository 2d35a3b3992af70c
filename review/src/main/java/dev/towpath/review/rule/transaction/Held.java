package dev.towpath.review.rule.transaction;

import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.review.rule.Happening;
import dev.towpath.review.rule.Scene;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The strong locks that earlier statements of the same transaction took, and that it holds until it ends. */
final class Held {
    private Held() {}

    static Stream<LockImpact> strong(Scene scene) {
        return scene.course().inTransaction().flatMap(Held::strong);
    }

    static Stream<LockImpact> strong(Happening happening) {
        return happening.locks().stream().filter(lock -> lock.lockClass() == LockClass.STRONG);
    }

    /** The first of them that keeps everybody out. */
    static Optional<LockImpact> exclusive(Scene scene) {
        return strong(scene).filter(lock -> lock.blocks().startsWith("reads")).findFirst();
    }

    static Set<TableName> tables(Scene scene) {
        return strong(scene).map(LockImpact::table).collect(Collectors.toCollection(TreeSet::new));
    }
}
