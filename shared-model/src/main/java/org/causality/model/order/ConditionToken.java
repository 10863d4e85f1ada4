package org.causality.model.order;

import java.util.List;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Coded;
import org.causality.model.codec.U256;
import org.causality.model.network.ChainId;

/** One token of a condition in postfix order. */
public sealed interface ConditionToken {

    int KEY_SIZE_MAX = 128;
    int SIZE_MAX = KEY_SIZE_MAX + ChainId.SIZE_MAX + 96;

    /** A comparison of a proven state value. {@code upper} is used by RANGE only and else 0. */
    record Test(ChainId chain, String key, Comparison comparison, U256 value, U256 upper, Finality finality)
            implements ConditionToken {
        public Test {
            if (key.isEmpty() || key.length() > KEY_SIZE_MAX || !key.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
                throw new IllegalArgumentException("a state key is 1 to 128 printable ASCII characters");
            }
            boolean ranged = comparison == Comparison.RANGE;
            if (ranged ? value.compareTo(upper) > 0 : !upper.equals(U256.ZERO)) {
                throw new IllegalArgumentException("only RANGE has an upper bound, not below its value");
            }
        }
    }

    record And() implements ConditionToken {
        private static final And ONLY = new And();
    }

    record Or() implements ConditionToken {
        private static final Or ONLY = new Or();
    }

    record Not() implements ConditionToken {
        private static final Not ONLY = new Not();
    }

    /** How a state value is compared; RANGE includes both bounds. */
    enum Comparison implements Coded {
        EQ(0),
        NE(1),
        LT(2),
        LE(3),
        GT(4),
        GE(5),
        RANGE(6);

        private final int code;

        private static final List<Comparison> ALL = List.of(values());

        Comparison(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }

        static Comparison ofCode(int code) {
            return Coded.of(ALL, code);
        }
    }

    /** The code of the token's kind, in the codec and in EIP-712. */
    default int kind() {
        return switch (this) {
            case Test _ -> 1;
            case And _ -> 2;
            case Or _ -> 3;
            case Not _ -> 4;
        };
    }

    static void write(ConditionToken token, CanonicalWriter out) {
        out.uint(1, token.kind());
        if (token instanceof Test test) {
            out.text(2, test.chain.value())
                    .text(3, test.key)
                    .uint(4, test.comparison.code())
                    .wide(5, test.value.value())
                    .wide(6, test.upper.value())
                    .uint(7, test.finality.code());
        }
    }

    static ConditionToken read(CanonicalReader in) {
        int kind = in.uint(1, 4);
        return switch (kind) {
            case 1 ->
                new Test(
                        ChainId.read(in, 2),
                        in.text(3, KEY_SIZE_MAX),
                        Comparison.ofCode(in.uint(4, Integer.MAX_VALUE)),
                        in.u256(5),
                        in.u256(6),
                        Finality.ofCode(in.uint(7, Integer.MAX_VALUE)));
            case 2 -> And.ONLY;
            case 3 -> Or.ONLY;
            case 4 -> Not.ONLY;
            default -> throw new IllegalArgumentException("unknown condition token " + kind);
        };
    }
}
