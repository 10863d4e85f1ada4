package org.causality.devnet.story.wallet;

import java.math.BigInteger;

/** One token of a condition in postfix order; chain, key and value belong to TEST. A test here is always EQ on final state. */
public record Term(Kind kind, String chain, String key, BigInteger value) {

    static final String COMPARISON = "EQ";
    static final int COMPARISON_CODE = 0;
    static final String FINALITY = "FINALIZED";
    static final int FINALITY_CODE = 2;

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

    public static Term equal(String chain, String key, long value) {
        return new Term(Kind.TEST, chain, key, BigInteger.valueOf(value));
    }

    public static Term operator(Kind kind) {
        return new Term(kind, "", "", BigInteger.ZERO);
    }

    boolean isTest() {
        return kind == Kind.TEST;
    }

    /** The codes as signed: an operator's are all zero. */
    int finalityCode() {
        return isTest() ? FINALITY_CODE : 0;
    }
}
