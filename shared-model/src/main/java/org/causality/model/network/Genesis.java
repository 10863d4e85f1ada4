package org.causality.model.network;

/**
 * What all nodes of a network start from.
 *
 * @param version the version of wire and ids; another version is another network
 * @param shards how many shards each sharded message type has
 */
public record Genesis(NetworkId network, int version, int shards, OperatorSet operators) {

    public static final int SHARDS_DEFAULT = 16;
    public static final int SHARDS_MAX = 1024;

    public Genesis {
        if (version != 1) {
            throw new IllegalArgumentException("this build speaks version 1, not " + version);
        }
        if (shards < 1 || shards > SHARDS_MAX) {
            throw new IllegalArgumentException("a network has 1 to " + SHARDS_MAX + " shards");
        }
    }
}
