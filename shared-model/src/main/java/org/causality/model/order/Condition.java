package org.causality.model.order;

import java.util.List;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;

/** A condition tree as a postfix array; empty means always. Well formed: the array leaves exactly one value. */
public record Condition(List<ConditionToken> postfix) {

    public static final int TOKENS_MAX = 32;
    public static final Condition ALWAYS = new Condition(List.of());

    public Condition {
        postfix = List.copyOf(postfix);
        if (postfix.size() > TOKENS_MAX) {
            throw new IllegalArgumentException("a condition has at most " + TOKENS_MAX + " tokens");
        }
        if (!postfix.isEmpty() && depthAfter(postfix) != 1) {
            throw new IllegalArgumentException("a condition leaves exactly one value");
        }
    }

    private static int depthAfter(List<ConditionToken> postfix) {
        int depth = 0;
        for (ConditionToken token : postfix) {
            int operands = switch (token) {
                case ConditionToken.Test _ -> 0;
                case ConditionToken.Not _ -> 1;
                case ConditionToken.And _, ConditionToken.Or _ -> 2;
            };
            if (depth < operands) {
                throw new IllegalArgumentException("a condition operator lacks an operand");
            }
            depth += 1 - operands;
        }
        return depth;
    }

    static void write(Condition condition, CanonicalWriter out) {
        out.messages(1, condition.postfix, ConditionToken::write);
    }

    static Condition read(CanonicalReader in) {
        List<ConditionToken> postfix = in.messages(1, TOKENS_MAX, ConditionToken.SIZE_MAX, ConditionToken::read);
        return postfix.isEmpty() ? ALWAYS : new Condition(postfix);
    }
}
