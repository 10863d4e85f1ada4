package org.causality.libp2p.gossip.rpc;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.causality.libp2p.multiformats.Varint;
import org.causality.libp2p.proto.ProtoWriter;

/** The bytes of an {@link Rpc}: a uvarint length, then protobuf. Unknown fields are passed over. */
public final class RpcCodec {
    static final int SUBSCRIPTIONS = 1;
    static final int PUBLISH = 2;
    static final int CONTROL = 3;
    private static final int MESSAGE_HEAD_BYTES_MAX = 6;

    private final RpcLimits limits;

    /** A codec that holds frames to {@code limits}. */
    public RpcCodec(RpcLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads one frame without its length prefix. The messages are views of {@code frame}, which nobody may change
     * afterwards; ids and topics are copies. Throws {@code MalformedException} when the bytes do not follow the format
     * or pass a limit.
     */
    public Rpc decode(byte[] frame) {
        return new RpcReader(limits).read(frame);
    }

    /** The whole frame, length prefix included, in one array. */
    public byte[] encode(Rpc rpc) {
        List<Bytes> parts = encodeParts(rpc);
        ByteBuffer out =
                ByteBuffer.allocate(parts.stream().mapToInt(Bytes::length).sum());
        parts.forEach(part -> part.putInto(out));
        return out.array();
    }

    /**
     * The whole frame as parts to be written one behind the other. Each message is the array it came in, so that one
     * message for many peers is encoded once and copied never.
     */
    public List<Bytes> encodeParts(Rpc rpc) {
        Bytes head = RpcWriter.subscriptions(rpc.subscriptions());
        Bytes tail = RpcWriter.control(rpc.control());
        List<Bytes> parts = new ArrayList<>(3 + 2 * rpc.messages().size());
        int size = head.length() + tail.length();
        parts.add(head);
        for (Message message : rpc.messages()) {
            Bytes messageHead = messageHead(message);
            parts.add(messageHead);
            parts.add(message.encoded());
            size += messageHead.length() + message.encoded().length();
        }
        parts.add(tail);
        parts.addFirst(Bytes.wrap(Varint.encode(size)));
        parts.removeIf(Bytes::isEmpty);
        return parts;
    }

    /** Bytes that a message takes inside a frame, at most. */
    public static int sizeOf(Message message) {
        return message.encoded().length() + MESSAGE_HEAD_BYTES_MAX;
    }

    private static Bytes messageHead(Message message) {
        int length = message.encoded().length();
        ByteBuffer out = ByteBuffer.allocate(1 + Varint.size(length));
        out.put((byte) (PUBLISH << 3 | 2));
        Varint.write(length, out);
        return Bytes.wrap(out.array());
    }

    /** Writes everything but messages. */
    private static final class RpcWriter {
        static Bytes subscriptions(List<Rpc.Subscription> subscriptions) {
            ProtoWriter out = new ProtoWriter();
            subscriptions.forEach(s -> out.message(
                    SUBSCRIPTIONS,
                    w -> w.bool(1, s.subscribe()).string(2, s.topic().name())));
            return Bytes.wrap(out.toByteArray());
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
                    .forEach(i -> out.message(1, w -> {
                        w.string(1, i.topic().name());
                        ids(w, 2, i.ids());
                    }));
            control.iwant().forEach(i -> out.message(2, w -> ids(w, 1, i.ids())));
            control.graft()
                    .forEach(g -> out.message(3, w -> w.string(1, g.topic().name())));
            control.prune().forEach(p -> out.message(4, w -> prune(w, p)));
            control.idontwant().forEach(i -> out.message(5, w -> ids(w, 1, i.ids())));
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
