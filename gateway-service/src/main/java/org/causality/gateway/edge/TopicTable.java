package org.causality.gateway.edge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.causality.gateway.interest.RoleBodies;
import org.causality.model.message.Header;
import org.causality.model.message.MessageType;
import org.causality.model.message.WireTopic;
import org.causality.model.network.Genesis;
import org.jspecify.annotations.Nullable;

/**
 * The mesh topics there are for what this node can read: the bodies of every type, all shards, and the {@code …/headers} twins of
 * those that not everybody needs. Of each pair a node follows one, because whoever has a body has its header: {@link
 * org.causality.gateway.interest.Following}.
 */
public final class TopicTable {

    /** The types whose bodies are defined in version 1: all but these. */
    public static final Set<MessageType> FOLLOWED = Set.copyOf(EnumSet.complementOf(EnumSet.of(
            MessageType.EPOCH_SHARE,
            MessageType.AUCTION_BID,
            MessageType.STRATEGY,
            MessageType.OBSERVATION_SIGNATURE)));

    private final Map<String, WireTopic> byName = new LinkedHashMap<>();
    private final List<WireTopic> bodies = new ArrayList<>();

    public TopicTable(Genesis genesis) {
        for (MessageType type : MessageType.values()) {
            if (FOLLOWED.contains(type)) {
                int shards = type.sharding() == MessageType.Sharding.ONE ? 1 : genesis.shards();
                for (int shard = 0; shard < shards; shard++) {
                    WireTopic topic = new WireTopic(genesis.network(), type, shard, false);
                    bodies.add(topic);
                    byName.put(topic.name(), topic);
                    if (!RoleBodies.areForAll(type)) {
                        byName.put(topic.headers().name(), topic.headers());
                    }
                }
            }
        }
    }

    /** The topics of bodies. */
    public List<WireTopic> topics() {
        return List.copyOf(bodies);
    }

    boolean isOfHeaders(String name) {
        WireTopic topic = byName.get(name);
        return topic != null && topic.headersOnly();
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
