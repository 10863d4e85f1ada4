package org.causality.devnet.story.wallet;

import java.math.BigInteger;

/** One leg of an order: PAY what the owner gives, RECEIVE what the owner gets; {@code asset} is CAIP-19 text. */
public record Leg(Direction direction, String asset, BigInteger amount) {

    /** With its code in the codec and in the signed data. */
    public enum Direction {
        PAY(0),
        RECEIVE(1);

        final int code;

        Direction(int code) {
            this.code = code;
        }
    }

    public static Leg pay(String asset, long amount) {
        return new Leg(Direction.PAY, asset, BigInteger.valueOf(amount));
    }

    public static Leg receive(String asset, long amount) {
        return new Leg(Direction.RECEIVE, asset, BigInteger.valueOf(amount));
    }
}
