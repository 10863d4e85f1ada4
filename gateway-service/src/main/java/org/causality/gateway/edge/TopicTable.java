package org.causality.gateway.edge;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.causality.model.message.Header;
import org.causality.model.message.MessageType;
import org.causality.model.message.WireTopic;
import org.causality.model.network.Genesis;
import org.jspecify.annotations.Nullable;

/**
 * The mesh topics this node follows: the bodies of every type it can read, all shards. It follows no {@code …/headers} twin,
 * because whoever has a body has its header.
 */
public final class TopicTable {

    /** The types whose bodies are defined in version 1. */
    public static final Set<MessageType> FOLLOWED = Set.copyOf(EnumSet.of(
            MessageType.USER_ORDER,
            MessageType.USER_ORDER_CANCELLATION,
            MessageType.KEY_CERTIFICATE,
            MessageType.COMPUTATION_INTENT,
            MessageType.PROOF_ANNOUNCEMENT,
            MessageType.PROOF_SHARE,
            MessageType.SEALED_ORDER,
            MessageType.ORDER_REVEAL,
            MessageType.BATCH_ROOT,
            MessageType.CROSS_CHAIN_EVENT,
            MessageType.LIGHT_CLIENT_PROOF,
            MessageType.PEER_DISCOVERY,
            MessageType.NETWORK_HEALTH));

    private final Map<String, WireTopic> byName = new LinkedHashMap<>();

    public TopicTable(Genesis genesis) {
        for (MessageType type : MessageType.values()) {
            if (FOLLOWED.contains(type)) {
                int shards = type.sharding() == MessageType.Sharding.ONE ? 1 : genesis.shards();
                for (int shard = 0; shard < shards; shard++) {
                    WireTopic topic = new WireTopic(genesis.network(), type, shard, false);
                    byName.put(topic.name(), topic);
                }
            }
        }
    }

    public Collection<WireTopic> topics() {
        return byName.values();
    }

    public @Nullable WireTopic named(String name) {
        return byName.get(name);
    }

    /** Whether the header belongs on the topic: same network, type and shard. */
    static boolean fits(WireTopic topic, Header header) {
        return header.network().equals(topic.network())
                && header.type() == topic.type().code()
                && header.shard() == topic.shard();
    }
}
