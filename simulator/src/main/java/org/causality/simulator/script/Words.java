package org.causality.simulator.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The words of one line, taken one after the other. */
final class Words {
    /** Reading stops: at which word, and why. */
    static final class Stop extends Exception {
        final String word;

        Stop(String word, String why) {
            super(why);
            this.word = word;
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    private final Deque<String> left;
    private String last = "";

    Words(String line) {
        String said = line.replaceFirst("#.*", "").strip();
        left = new ArrayDeque<>(said.isEmpty() ? List.of() : List.of(said.split("\\s+")));
    }

    boolean hasMore() {
        return !left.isEmpty();
    }

    String next(String what) throws Stop {
        if (left.isEmpty()) {
            last = "";
            throw stop("here belongs " + what);
        }
        last = left.removeFirst();
        return last;
    }

    /** Takes the word if it is this one. */
    boolean takes(String word) {
        if (!word.equals(left.peekFirst())) {
            return false;
        }
        last = left.removeFirst();
        return true;
    }

    void expect(String word) throws Stop {
        if (!next("'" + word + "'").equals(word)) {
            throw stop("here belongs '" + word + "'");
        }
    }

    Stop stop(String why) {
        return new Stop(last, why);
    }

    void end() throws Stop {
        if (!left.isEmpty()) {
            last = left.removeFirst();
            throw stop("the line should have ended before");
        }
    }

    int number(String what, int least, int most) throws Stop {
        return inRange(next(what), what, least, most);
    }

    private int inRange(String word, String what, int least, int most) throws Stop {
        try {
            int number = Integer.parseInt(word);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below: a word that is no number is as wrong as one out of range.
        }
        throw stop(what + " is a number from " + least + " to " + most);
    }

    /** A part of the whole, written {@code 2.5%}. */
    double part() throws Stop {
        String word = next("a percentage");
        double percent = word.endsWith("%") ? decimal(word, "%") : -1;
        if (percent < 0 || percent > 100) {
            throw stop("a percentage is written 2.5%, from 0% to 100%");
        }
        return percent / 100;
    }

    /** Written {@code 5/s}. */
    double perSecond() throws Stop {
        String word = next("a rate");
        double rate = word.endsWith("/s") ? decimal(word, "/s") : -1;
        if (rate <= 0 || rate > 100_000) {
            throw stop("a rate is written 5/s, above 0/s and at most 100000/s");
        }
        return rate;
    }

    private static double decimal(String word, String unit) {
        try {
            return Double.parseDouble(word.substring(0, word.length() - unit.length()));
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    /** Written {@code 20ms}, {@code 10s} or {@code 30m}; at most a day. */
    long time() throws Stop {
        String word = next("a time");
        String number = word.replaceFirst("[a-z]+$", "");
        long unit = switch (word.substring(number.length())) {
            case "ms" -> Times.MILLI;
            case "s" -> Times.SECOND;
            case "m" -> Times.MINUTE;
            default -> throw stop("a time is written 20ms, 10s or 30m");
        };
        return inRange(number, "a time", 0, (int) (24 * 60 * Times.MINUTE / unit)) * unit;
    }
}
