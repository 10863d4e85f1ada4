package org.causality.simulator.script;

/** What came of reading a text as a script. */
public sealed interface Reading {
    record Read(Script script) implements Reading {}

    /**
     * It cannot be read.
     *
     * @param line from 1
     * @param word the one at which reading stopped; empty at the end of a line
     */
    record Unreadable(int line, String word, String why) implements Reading {
        @Override
        public String toString() {
            return "line " + line + (word.isEmpty() ? ", at its end: " : ", at '" + word + "': ") + why;
        }
    }
}
