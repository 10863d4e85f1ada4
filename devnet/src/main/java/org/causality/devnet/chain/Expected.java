package org.causality.devnet.chain;

/**
 * What an operator is to look for.
 *
 * @param chain CAIP-2
 * @param value minimal big-endian bytes, the way facts tell it
 */
record Expected(String chain, String contract, String slot, String value) {
    /** What a word has left beside an address. */
    private static final int MARKET_DIGITS = 24;

    /** Asked for by nobody's order, so named by contract and slot. */
    String askedBy() {
        return contract + slot.substring(slot.length() - MARKET_DIGITS);
    }
}
