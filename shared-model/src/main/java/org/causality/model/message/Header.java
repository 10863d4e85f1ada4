package org.causality.model.message;

import java.util.List;
import java.util.stream.Stream;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.key.PublicKey;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.order.BlockHeight;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a message but its body and signature; at most 1,280 bytes, canonical protobuf in this field order.
 *
 * @param version the version of wire and ids, 1
 * @param type a code of {@link MessageType}, or one this build does not know
 * @param time {@code 1 + max(previous, parents, dependencies)}, checked by every receiver
 * @param previous the message before this one in its sender's feed; absent in a feed's first and in ephemeral messages
 * @param sequence the place in the feed: previous + 1, 0 for the first
 * @param parents heads the sender had verified, at most 7, sorted
 * @param dependencies messages that must be delivered before this one, at most 12, sorted
 * @param ttl points on chains after which the message need not be relayed, at most 2, sorted by chain; earliest wins
 * @param shard which of the network's shards the message's lane falls into
 * @param sender the FEED sub-key that signs
 * @param payloadDigest SHA-256 of the payload
 * @param payloadBytes the payload's size
 */
public record Header(
        NetworkId network,
        int version,
        int type,
        LamportTime time,
        @Nullable MessageId previous,
        long sequence,
        List<MessageId> parents,
        List<MessageId> dependencies,
        List<BlockHeight> ttl,
        int shard,
        PublicKey sender,
        Bytes32 payloadDigest,
        int payloadBytes) {

    public static final int VERSION = 1;
    public static final int SIZE_MAX = 1_280;
    public static final int PARENTS_MAX = 7;
    public static final int DEPENDENCIES_MAX = 12;
    public static final int TTL_MAX = 2;
    public static final int TYPE_MAX = 65_535;
    /** A frame is at most 64 KiB; what a header, a signature and framing may take is set aside. */
    public static final int PAYLOAD_SIZE_MAX = 64 * 1024 - 2 * 1024;

    public Header {
        parents = List.copyOf(parents);
        dependencies = List.copyOf(dependencies);
        ttl = List.copyOf(ttl);
        requireThat(version == VERSION, "this build speaks version 1");
        requireThat(type > 0 && type <= TYPE_MAX, "a type is 1 to 65535");
        requireThat(parents.size() <= PARENTS_MAX, "too many parents");
        requireThat(dependencies.size() <= DEPENDENCIES_MAX, "too many dependencies");
        requireThat(isSortedSet(parents) && isSortedSet(dependencies), "parents and dependencies are sorted sets");
        requireThat(
                ttl.size() <= TTL_MAX
                        && (ttl.size() < 2
                                || ttl.get(0).chain().compareTo(ttl.get(1).chain()) < 0),
                "ttl names each chain once, sorted");
        requireThat((previous == null) == (sequence == 0), "only a feed's first message has no previous");
        requireThat(shard >= 0 && shard < Genesis.SHARDS_MAX, "no such shard");
        requireThat(payloadBytes >= 0 && payloadBytes <= PAYLOAD_SIZE_MAX, "the payload is too large");
    }

    /** All messages the time rests on: previous, parents and dependencies. */
    public Stream<MessageId> named() {
        Stream<MessageId> before = previous == null ? Stream.empty() : Stream.of(previous);
        return Stream.concat(before, Stream.concat(parents.stream(), dependencies.stream()));
    }

    public Bytes encode() {
        return CanonicalWriter.encode(this, Header::write);
    }

    public static Decoded<Header> decode(Bytes bytes) {
        if (bytes.size() > SIZE_MAX) {
            return new Decoded.Malformed<>("a header has at most " + SIZE_MAX + " bytes");
        }
        return Decoded.of(bytes, Header::read);
    }

    private static void write(Header header, CanonicalWriter out) {
        out.text(1, header.network.value())
                .uint(2, header.version)
                .uint(3, header.type)
                .uint(4, header.time.value());
        if (header.previous != null) {
            out.bytes32(5, header.previous.value());
        }
        out.uint(6, header.sequence)
                .ids(7, header.parents, MessageId::value)
                .ids(8, header.dependencies, MessageId::value)
                .messages(9, header.ttl, BlockHeight::write)
                .uint(10, header.shard)
                .bytes32(11, header.sender.value())
                .bytes32(12, header.payloadDigest)
                .uint(13, header.payloadBytes);
    }

    private static Header read(CanonicalReader in) {
        return new Header(
                NetworkId.read(in, 1),
                in.uint(2, Integer.MAX_VALUE),
                in.uint(3, TYPE_MAX),
                new LamportTime(in.uint(4)),
                previous(in.optionalBytes32(5)),
                in.uint(6),
                in.ids(7, PARENTS_MAX, MessageId::new),
                in.ids(8, DEPENDENCIES_MAX, MessageId::new),
                in.messages(9, TTL_MAX, BlockHeight.SIZE_MAX, BlockHeight::read),
                in.uint(10, Genesis.SHARDS_MAX - 1),
                new PublicKey(in.bytes32(11)),
                in.bytes32(12),
                in.uint(13, PAYLOAD_SIZE_MAX));
    }

    private static @Nullable MessageId previous(@Nullable Bytes32 id) {
        return id == null ? null : new MessageId(id);
    }

    private static <T extends Comparable<T>> boolean isSortedSet(List<T> values) {
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i - 1).compareTo(values.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static void requireThat(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
