package org.causality.model.message;

import org.causality.model.network.NetworkId;

/**
 * A gossip topic: {@code /causality/<network>/<type>/<shard>}, and its {@code /headers} twin for nodes that do not
 * follow the bodies.
 */
public record WireTopic(NetworkId network, MessageType type, int shard, boolean headersOnly) {

    public static WireTopic bodies(Header header, MessageType type) {
        return new WireTopic(header.network(), type, header.shard(), false);
    }

    public WireTopic headers() {
        return new WireTopic(network, type, shard, true);
    }

    public String name() {
        String bodies = "/causality/" + network + "/" + type.seedName() + "/" + shard;
        return headersOnly ? bodies + "/headers" : bodies;
    }
}
