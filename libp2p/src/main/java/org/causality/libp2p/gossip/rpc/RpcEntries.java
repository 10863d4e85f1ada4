package org.causality.libp2p.gossip.rpc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.proto.ProtoReader;
import org.causality.libp2p.proto.Repeated;
import org.jspecify.annotations.Nullable;

/** Makes entries of a frame that {@link RpcReader} found well formed and within the limits, each when it is asked for. */
final class RpcEntries {
    /** Longest backoff taken from the wire; whatever is longer is cut to it. */
    private static final Duration BACKOFF_MAX = Duration.ofHours(1);

    private static final int ANY = Integer.MAX_VALUE;

    private final byte[] frame;
    private final RpcCounts counts;

    RpcEntries(byte[] frame, RpcCounts counts) {
        this.frame = frame;
        this.counts = counts;
    }

    Rpc rpc(Rpc.@Nullable Extensions extensions, Rpc.@Nullable Partial partial) {
        return new Rpc(
                Repeated.of(
                        frame, 0, frame.length, RpcCodec.SUBSCRIPTIONS, counts.subscriptions, RpcEntries::subscription),
                Repeated.of(frame, 0, frame.length, RpcCodec.PUBLISH, counts.messages, MessageReader::read),
                control(extensions),
                partial);
    }

    private Rpc.Control control(Rpc.@Nullable Extensions extensions) {
        if (counts.entries == 0) {
            return Rpc.Control.NONE;
        }
        return new Rpc.Control(
                entries(RpcCodec.IHAVE, RpcEntries::ihave),
                entries(RpcCodec.IWANT, (in, from, to) -> new Rpc.Iwant(ids(in, from, to, 1))),
                entries(RpcCodec.GRAFT, (in, from, to) -> new Rpc.Graft(topic(in, from, to))),
                entries(RpcCodec.PRUNE, RpcEntries::prune),
                entries(RpcCodec.IDONTWANT, (in, from, to) -> new Rpc.Idontwant(ids(in, from, to, 1))),
                extensions);
    }

    private <T> List<T> entries(int kind, Repeated.Entry<T> entry) {
        return Repeated.within(frame, 0, frame.length, RpcCodec.CONTROL, kind, counts.controls[kind], entry);
    }

    private static Rpc.Subscription subscription(byte[] frame, int from, int to) {
        ProtoReader in = new ProtoReader(frame, from, to);
        boolean subscribe = false;
        boolean requestsPartial = false;
        boolean supportsPartial = false;
        long topic = ProtoReader.NONE;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> subscribe = in.bool();
                case 2 -> topic = in.span(ANY);
                case 3 -> requestsPartial = in.bool();
                case 4 -> supportsPartial = in.bool();
                default -> in.skip();
            }
        }
        return new Rpc.Subscription(topic(frame, topic), subscribe, requestsPartial, supportsPartial);
    }

    private static Rpc.Ihave ihave(byte[] frame, int from, int to) {
        return new Rpc.Ihave(topic(frame, from, to), ids(frame, from, to, 2));
    }

    private static List<MessageId> ids(byte[] frame, int from, int to, int field) {
        return Repeated.of(frame, from, to, field, count(frame, from, to, field), MessageId::copyOf);
    }

    private static int count(byte[] frame, int from, int to, int field) {
        ProtoReader in = new ProtoReader(frame, from, to);
        int count = 0;
        while (in.next()) {
            count += in.field() == field ? 1 : 0;
            in.skip();
        }
        return count;
    }

    private static Rpc.Prune prune(byte[] frame, int from, int to) {
        ProtoReader in = new ProtoReader(frame, from, to);
        Duration backoff = null;
        int peers = 0;
        while (in.next()) {
            switch (in.field()) {
                case 2 -> {
                    in.skip();
                    peers++;
                }
                case 3 -> backoff = backoff(in.uint64());
                default -> in.skip();
            }
        }
        int kept = Math.min(peers, RpcLimits.PEERS_PER_PRUNE_MAX);
        return new Rpc.Prune(topic(frame, from, to), backoff, Repeated.of(frame, from, to, 2, kept, RpcEntries::peer));
    }

    private static Rpc.PeerInfo peer(byte[] frame, int from, int to) {
        ProtoReader in = new ProtoReader(frame, from, to);
        long peer = ProtoReader.NONE;
        Bytes envelope = null;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> peer = in.span(ANY);
                case 2 -> envelope = Bytes.of(frame, in.span(ANY));
                default -> in.skip();
            }
        }
        return new Rpc.PeerInfo(PeerId.ofBytes(in.copy(peer)), envelope);
    }

    private static Duration backoff(long seconds) {
        return seconds < 0 || seconds > BACKOFF_MAX.toSeconds() ? BACKOFF_MAX : Duration.ofSeconds(seconds);
    }

    /** The topic of an entry whose field 1 it is. */
    private static Topic topic(byte[] frame, int from, int to) {
        ProtoReader in = new ProtoReader(frame, from, to);
        long topic = ProtoReader.NONE;
        while (in.next()) {
            if (in.field() == 1) {
                topic = in.span(ANY);
            } else {
                in.skip();
            }
        }
        return topic(frame, topic);
    }

    static Topic topic(byte[] frame, long span) {
        if (span == ProtoReader.NONE) {
            throw new MalformedException("topic is absent");
        }
        return new Topic(new String(frame, ProtoReader.from(span), ProtoReader.length(span), StandardCharsets.UTF_8));
    }
}
