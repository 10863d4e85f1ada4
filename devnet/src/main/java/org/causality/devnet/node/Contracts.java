package org.causality.devnet.node;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The contracts of the story's chain.
 *
 * @param market holds prices: that of market n in slot n
 * @param settlement remembers for each slot of a computation the root it was settled with, once
 */
public record Contracts(String market, String settlement) {
    /** As many as the computation looks at; each story has one of its own, whose price nobody has set before. */
    public static final int MARKETS = 64;

    /** Where the market contract keeps the price, as state keys and watches name it. */
    public static String slotOf(int market) {
        return String.format("0x%064x", market);
    }

    /** The state keys of all prices. */
    List<String> prices() {
        return IntStream.range(0, MARKETS)
                .mapToObj(number -> market + "/" + slotOf(number))
                .toList();
    }

    /** As one word of a command line; {@link #parse} reads it. */
    public String text() {
        return market + "," + settlement;
    }

    public static Contracts parse(String text) {
        int comma = text.indexOf(',');
        return new Contracts(text.substring(0, comma), text.substring(comma + 1));
    }
}
