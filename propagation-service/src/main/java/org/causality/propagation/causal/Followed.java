package org.causality.propagation.causal;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.causality.model.message.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Which bodies a node takes. Those without which it cannot judge what others say it takes in any case.
 *
 * @param all every body, those of types this build does not know, too
 * @param shards the shards of each type; of a type that is not named here none
 */
public record Followed(boolean all, Map<MessageType, Set<Integer>> shards) {

    private static final Set<MessageType> JUDGED_BY = EnumSet.of(
            MessageType.KEY_CERTIFICATE,
            MessageType.EQUIVOCATION_PROOF,
            MessageType.CHECKPOINT,
            MessageType.OPERATOR_SET);

    public static final Followed ALL = new Followed(true, Map.of());

    public Followed {
        Map<MessageType, Set<Integer>> copy = new EnumMap<>(MessageType.class);
        shards.forEach((type, of) -> copy.put(type, Set.copyOf(of)));
        shards = Map.copyOf(copy);
    }

    public static Followed of(Map<MessageType, Set<Integer>> shards) {
        return new Followed(false, shards);
    }

    /** @param type null where this build does not know it */
    public boolean takes(@Nullable MessageType type, int shard) {
        return all
                || (type != null
                        && (JUDGED_BY.contains(type)
                                || shards.getOrDefault(type, Set.of()).contains(shard)));
    }
}
