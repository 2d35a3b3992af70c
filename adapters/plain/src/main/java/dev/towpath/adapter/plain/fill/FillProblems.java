package dev.towpath.adapter.plain.fill;

import dev.towpath.adapter.spi.folder.Problems;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with one file, with the places. */
final class FillProblems {
    private final String file;
    private final Problems problems;
    private boolean found;

    FillProblems(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    void add(int line, int column, String problem) {
        found = true;
        problems.add(file + ":" + line + ":" + column + ": " + problem);
    }

    void add(Optional<Mark> mark, String problem) {
        add(mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1, problem);
    }

    void add(Node node, String problem) {
        add(node.getStartMark(), problem);
    }

    void add(Scalar scalar, String problem) {
        add(scalar.line(), scalar.column(), problem);
    }

    /** Whether anything is wrong with this file. */
    boolean any() {
        return found;
    }
}
