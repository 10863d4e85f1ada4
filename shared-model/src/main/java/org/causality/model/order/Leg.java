package org.causality.model.order;

import java.util.List;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Coded;
import org.causality.model.codec.U128;
import org.causality.model.network.Caip19;

/**
 * One leg of the effect an order asks for.
 *
 * @param asset CAIP-19 text, such as {@code eip155:1/erc20:0x6b17…}
 */
public record Leg(Direction direction, String asset, U128 amount) {

    static final int SIZE_MAX = Caip19.SIZE_MAX + 32;

    /** Whether the owner gives or gets the amount. */
    public enum Direction implements Coded {
        PAY(0),
        RECEIVE(1);

        private final int code;

        private static final List<Direction> ALL = List.of(values());

        Direction(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }

        static Direction ofCode(int code) {
            return Coded.of(ALL, code);
        }
    }

    public Leg {
        if (!Caip19.holds(asset)) {
            throw new IllegalArgumentException("an asset is CAIP-19 text");
        }
    }

    static void write(Leg leg, CanonicalWriter out) {
        out.uint(1, leg.direction.code()).text(2, leg.asset).wide(3, leg.amount.value());
    }

    static Leg read(CanonicalReader in) {
        return new Leg(Direction.ofCode(in.uint(1, Integer.MAX_VALUE)), in.text(2, Caip19.SIZE_MAX), in.u128(3));
    }
}
