package org.causality.libp2p.gossip.rpc;

import java.nio.ByteBuffer;
import java.util.List;
import org.causality.libp2p.multiformats.Varint;
import org.causality.libp2p.proto.ProtoWriter;
import org.jspecify.annotations.Nullable;

/** The bytes of an {@link Rpc}: a uvarint length, then protobuf. Unknown fields are passed over. */
public final class RpcCodec {
    static final int SUBSCRIPTIONS = 1;
    static final int PUBLISH = 2;
    static final int CONTROL = 3;
    static final int IHAVE = 1;
    static final int IWANT = 2;
    static final int GRAFT = 3;
    static final int PRUNE = 4;
    static final int IDONTWANT = 5;
    static final int EXTENSIONS = 6;
    /** Parts of a message; also the number of the extension that says so. */
    static final int PARTIAL = 10;

    private static final int MESSAGE_HEAD_BYTES_MAX = 6;
    private static final int PARTIAL_HEAD_BYTES_MAX = 32;

    private final RpcLimits limits;

    /** A codec that holds frames to {@code limits}. */
    public RpcCodec(RpcLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads one frame without its length prefix. The lists are views of {@code frame}, which nobody may change
     * afterwards: the whole frame is checked now, but an entry becomes an object only when it is looked at; messages
     * are views too, ids and topics copies. Throws {@code MalformedException} when the bytes do not follow the format
     * or pass a limit.
     */
    public Rpc decode(byte[] frame) {
        return new RpcReader(limits, frame).read();
    }

    /**
     * The whole frame, length prefix included, in one array. A message is the bytes it came in, so that one message for
     * many peers is encoded once.
     */
    public byte[] encode(Rpc rpc) {
        Bytes head = RpcWriter.subscriptions(rpc.subscriptions());
        Bytes tail = RpcWriter.control(rpc.control());
        Bytes parted = RpcWriter.partial(rpc.partial());
        int size = head.length() + tail.length() + parted.length();
        for (Message message : rpc.messages()) {
            size += headBytes(message) + message.encoded().length();
        }
        ByteBuffer out = ByteBuffer.allocate(Varint.size(size) + size);
        Varint.write(size, out);
        head.putInto(out);
        for (Message message : rpc.messages()) {
            out.put((byte) (PUBLISH << 3 | 2));
            Varint.write(message.encoded().length(), out);
            message.encoded().putInto(out);
        }
        tail.putInto(out);
        parted.putInto(out);
        return out.array();
    }

    private static int headBytes(Message message) {
        return 1 + Varint.size(message.encoded().length());
    }

    /** Bytes that a message takes inside a frame, at most. */
    public static int sizeOf(Message message) {
        return message.encoded().length() + MESSAGE_HEAD_BYTES_MAX;
    }

    /** Bytes that parts take in a frame of their own, at most. */
    public static int sizeOf(Rpc.Partial partial) {
        return PARTIAL_HEAD_BYTES_MAX
                + 3 * partial.topic().name().length()
                + partial.group().length()
                + length(partial.message())
                + length(partial.metadata());
    }

    private static int length(@Nullable Bytes bytes) {
        return bytes == null ? 0 : bytes.length();
    }

    /** Writes everything but messages. */
    private static final class RpcWriter {
        static Bytes subscriptions(List<Rpc.Subscription> subscriptions) {
            if (subscriptions.isEmpty()) {
                return Bytes.EMPTY;
            }
            ProtoWriter out = new ProtoWriter();
            subscriptions.forEach(s -> out.message(SUBSCRIPTIONS, w -> subscription(w, s)));
            return Bytes.wrap(out.toByteArray());
        }

        private static void subscription(ProtoWriter out, Rpc.Subscription subscription) {
            out.bool(1, subscription.subscribe()).string(2, subscription.topic().name());
            if (subscription.requestsPartial()) {
                out.bool(3, true);
            }
            if (subscription.supportsPartial()) {
                out.bool(4, true);
            }
        }

        static Bytes partial(Rpc.@Nullable Partial partial) {
            if (partial == null) {
                return Bytes.EMPTY;
            }
            ProtoWriter out = new ProtoWriter(sizeOf(partial));
            return Bytes.wrap(out.message(PARTIAL, w -> fields(w, partial)).toByteArray());
        }

        private static void fields(ProtoWriter out, Rpc.Partial partial) {
            out.string(1, partial.topic().name());
            partial.group().writeTo(out, 2);
            if (partial.message() != null) {
                partial.message().writeTo(out, 3);
            }
            if (partial.metadata() != null) {
                partial.metadata().writeTo(out, 4);
            }
        }

        static Bytes control(Rpc.Control control) {
            if (control.isEmpty()) {
                return Bytes.EMPTY;
            }
            return Bytes.wrap(
                    new ProtoWriter().message(CONTROL, w -> entries(w, control)).toByteArray());
        }

        private static void entries(ProtoWriter out, Rpc.Control control) {
            control.ihave()
                    .forEach(i -> out.message(IHAVE, w -> {
                        w.string(1, i.topic().name());
                        ids(w, 2, i.ids());
                    }));
            control.iwant().forEach(i -> out.message(IWANT, w -> ids(w, 1, i.ids())));
            control.graft()
                    .forEach(g -> out.message(GRAFT, w -> w.string(1, g.topic().name())));
            control.prune().forEach(p -> out.message(PRUNE, w -> prune(w, p)));
            control.idontwant().forEach(i -> out.message(IDONTWANT, w -> ids(w, 1, i.ids())));
            Rpc.@Nullable Extensions extensions = control.extensions();
            if (extensions != null) {
                out.message(EXTENSIONS, w -> w.bool(PARTIAL, extensions.partialMessages()));
            }
        }

        private static void prune(ProtoWriter out, Rpc.Prune prune) {
            out.string(1, prune.topic().name());
            prune.peers().forEach(peer -> out.message(2, w -> peer(w, peer)));
            if (prune.backoff() != null) {
                out.uint64(3, prune.backoff().toSeconds());
            }
        }

        private static void peer(ProtoWriter out, Rpc.PeerInfo peer) {
            out.bytes(1, peer.peer().bytes());
            if (peer.envelope() != null) {
                peer.envelope().writeTo(out, 2);
            }
        }

        private static void ids(ProtoWriter out, int field, List<MessageId> ids) {
            ids.forEach(id -> out.bytes(field, id.array()));
        }
    }
}
