package dev.towpath.engine.postgres.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Walks over parse trees without recursion: a chain of a thousand operators is a tree a thousand levels deep. */
final class Nodes {
    private Nodes() {}

    /** All rule nodes below and including this one, in the order they stand in the text. */
    static List<ParserRuleContext> in(ParserRuleContext root) {
        List<ParserRuleContext> found = new ArrayList<>();
        Deque<ParserRuleContext> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            ParserRuleContext node = open.pop();
            found.add(node);
            for (int i = node.getChildCount() - 1; i >= 0; i--) {
                if (node.getChild(i) instanceof ParserRuleContext child) {
                    open.push(child);
                }
            }
        }
        return found;
    }

    /** The words of the text below a node, without comments, in order; quoted ones as the parser sees them. */
    static List<String> words(ParserRuleContext root) {
        return leaves(root).stream().map(TerminalNode::getText).toList();
    }

    /** The words below a node, without comments, in order. */
    static List<TerminalNode> leaves(ParserRuleContext root) {
        List<TerminalNode> words = new ArrayList<>();
        Deque<ParseTree> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            ParseTree node = open.pop();
            if (node instanceof TerminalNode word) {
                words.add(word);
            }
            for (int i = node.getChildCount() - 1; i >= 0; i--) {
                open.push(node.getChild(i));
            }
        }
        return words;
    }

    /** The nodes of this kind, in the order they stand in the text. */
    static <T extends ParserRuleContext> List<T> in(ParserRuleContext root, Class<T> kind) {
        return in(root).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static boolean has(ParserRuleContext root, Class<? extends ParserRuleContext> kind) {
        return !in(root, kind).isEmpty();
    }

    /** Whether a node of this kind stands around the node, below {@code limit}. */
    static boolean isInside(ParserRuleContext node, ParserRuleContext limit, Class<? extends ParserRuleContext> kind) {
        ParserRuleContext at = node.getParent();
        while (at != null && !at.equals(limit)) {
            if (kind.isInstance(at)) {
                return true;
            }
            at = at.getParent();
        }
        return false;
    }

    /** The keywords a node begins with, up to its first rule: {@code MATERIALIZED VIEW}. */
    static String leadingWords(ParserRuleContext node) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < node.getChildCount(); i++) {
            if (!(node.getChild(i) instanceof TerminalNode word)) {
                break;
            }
            words.append(words.isEmpty() ? "" : " ").append(word.getText());
        }
        return words.toString();
    }

    /** The first rule among a node's direct children. */
    static @Nullable ParserRuleContext firstRule(ParserRuleContext node) {
        for (int i = 0; i < node.getChildCount(); i++) {
            ParseTree child = node.getChild(i);
            if (child instanceof ParserRuleContext rule) {
                return rule;
            }
        }
        return null;
    }
}
