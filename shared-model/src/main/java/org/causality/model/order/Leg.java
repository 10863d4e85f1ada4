package org.causality.model.order;

import java.util.List;
import java.util.regex.Pattern;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Coded;
import org.causality.model.codec.U128;

/**
 * One leg of the effect an order asks for.
 *
 * @param asset CAIP-19 text, such as {@code eip155:1/erc20:0x6b17…}
 */
public record Leg(Direction direction, String asset, U128 amount) {

    public static final int ASSET_SIZE_MAX = 200;

    static final int SIZE_MAX = ASSET_SIZE_MAX + 32;

    private static final Pattern CAIP_19 = Pattern.compile(
            "[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}/[-a-z0-9]{3,8}:[-.%a-zA-Z0-9]{1,128}(/[-.%a-zA-Z0-9]{1,24})?");

    /** Whether the owner gives or gets the amount. */
    public enum Direction implements Coded {
        PAY(0),
        RECEIVE(1);

        private final int code;

        Direction(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    public Leg {
        if (asset.length() > ASSET_SIZE_MAX || !CAIP_19.matcher(asset).matches()) {
            throw new IllegalArgumentException("an asset is CAIP-19 text");
        }
    }

    static void write(Leg leg, CanonicalWriter out) {
        out.uint(1, leg.direction.code()).text(2, leg.asset).wide(3, leg.amount.value());
    }

    static Leg read(CanonicalReader in) {
        return new Leg(
                Coded.of(List.of(Direction.values()), in.uint(1, Integer.MAX_VALUE)),
                in.text(2, ASSET_SIZE_MAX),
                new U128(in.wide(3, 16)));
    }
}
