package org.causality.libp2p.gossip.rpc;

/**
 * What one frame may hold. A frame that passes a limit is refused whole, before the part over the limit is allocated.
 *
 * @param frameBytesMax longest frame taken or sent, without its length prefix; rust-libp2p's default
 * @param fieldsMax protobuf fields in a frame, unknown ones included
 * @param subscriptionsMax subscription changes in a frame
 * @param messagesMax messages in a frame
 * @param controlEntriesMax control entries of all kinds in a frame
 * @param controlIdsMax message ids of all control entries in a frame
 * @param topicBytesMax longest topic name
 * @param messageIdBytesMax longest message id
 */
public record RpcLimits(
        int frameBytesMax,
        int fieldsMax,
        int subscriptionsMax,
        int messagesMax,
        int controlEntriesMax,
        int controlIdsMax,
        int topicBytesMax,
        int messageIdBytesMax) {
    /** Longest sequence number taken; all implementations send 8 bytes. */
    static final int SEQNO_BYTES_MAX = 32;
    /** Peers taken from one PRUNE; further ones are passed over. */
    static final int PEERS_PER_PRUNE_MAX = 32;
    /** Longest name of a group of parts taken. */
    public static final int GROUP_BYTES_MAX = 256;
    /** Longest metadata of parts taken: a bit for each of 16,000 parts. */
    public static final int METADATA_BYTES_MAX = 2_048;
    /** Longest signature taken: RSA with 8,192 bits. */
    static final int SIGNATURE_BYTES_MAX = 1_024;

    /** 64 KiB frames; counts that go, rust and js stay below by far. */
    public static RpcLimits defaults() {
        return new RpcLimits(65_536, 16_384, 2_048, 1_024, 2_048, 5_120, 512, 128);
    }

    /** The same limits with another frame length. */
    public RpcLimits withFrameBytesMax(int bytesMax) {
        return new RpcLimits(
                bytesMax,
                fieldsMax,
                subscriptionsMax,
                messagesMax,
                controlEntriesMax,
                controlIdsMax,
                topicBytesMax,
                messageIdBytesMax);
    }
}
