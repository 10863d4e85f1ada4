package org.causality.devnet.isolated;

import org.jspecify.annotations.Nullable;

/** What an operator's process says on its standard output; anything else there is noise of a library. */
sealed interface Line {
    String MARK = "causality:";

    /** Something was reached while starting or ending. */
    record Step(String reached) implements Line {}

    /** All services are up. */
    record Ready() implements Line {}

    /** It could not start, and why. */
    record Failed(String sentence) implements Line {}

    default String text() {
        return switch (this) {
            case Step(String reached) -> MARK + "step " + reached;
            case Ready() -> MARK + "ready";
            case Failed(String sentence) -> MARK + "failed " + sentence;
        };
    }

    /** Null for noise. */
    static @Nullable Line parse(String text) {
        if (!text.startsWith(MARK)) {
            return null;
        }
        String said = text.substring(MARK.length());
        int space = said.indexOf(' ');
        String word = space < 0 ? said : said.substring(0, space);
        String rest = space < 0 ? "" : said.substring(space + 1);
        return switch (word) {
            case "step" -> new Step(rest);
            case "ready" -> new Ready();
            case "failed" -> new Failed(rest);
            default -> null;
        };
    }
}
