package org.causality.devnet.story.wallet;

import java.math.BigInteger;

/** One token of a condition in postfix order; all but the kind belongs to TEST. A test here is always EQ. */
public record Term(Kind kind, String chain, String key, BigInteger value, Finality finality) {

    static final String COMPARISON = "EQ";
    static final int COMPARISON_CODE = 0;

    /** How sure the value must be; with its code in the codec and in the signed data. */
    public enum Finality {
        UNSAFE(0),
        FINALIZED(2);

        final int code;

        Finality(int code) {
            this.code = code;
        }
    }

    /** With its code in the codec and in the signed data. */
    public enum Kind {
        TEST(1),
        AND(2),
        OR(3),
        NOT(4);

        final int code;

        Kind(int code) {
            this.code = code;
        }
    }

    /** On final state. */
    public static Term equal(String chain, String key, long value) {
        return equal(chain, key, value, Finality.FINALIZED);
    }

    /** On final state. */
    public static Term equal(String chain, String key, BigInteger value) {
        return new Term(Kind.TEST, chain, key, value, Finality.FINALIZED);
    }

    public static Term equal(String chain, String key, long value, Finality finality) {
        return new Term(Kind.TEST, chain, key, BigInteger.valueOf(value), finality);
    }

    public static Term operator(Kind kind) {
        return new Term(kind, "", "", BigInteger.ZERO, Finality.UNSAFE);
    }

    boolean isTest() {
        return kind == Kind.TEST;
    }

    /** The codes as signed: an operator's are all zero. */
    int finalityCode() {
        return isTest() ? finality.code : 0;
    }
}
