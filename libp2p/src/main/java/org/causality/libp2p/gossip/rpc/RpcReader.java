package org.causality.libp2p.gossip.rpc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.SignedEnvelope;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.proto.ProtoReader;
import org.jspecify.annotations.Nullable;

/** Reads one frame and counts what it allocates against the limits. Used once. */
final class RpcReader {
    /** Longest backoff taken from the wire; whatever is longer is cut to it. */
    private static final Duration BACKOFF_MAX = Duration.ofHours(1);

    private final RpcLimits limits;
    private final List<Rpc.Subscription> subscriptions = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Rpc.Ihave> ihave = new ArrayList<>();
    private final List<Rpc.Iwant> iwant = new ArrayList<>();
    private final List<Rpc.Graft> graft = new ArrayList<>();
    private final List<Rpc.Prune> prune = new ArrayList<>();
    private final List<Rpc.Idontwant> idontwant = new ArrayList<>();
    private final FieldBudget fields;
    private Rpc.@Nullable Extensions extensions;
    private Rpc.@Nullable Partial partial;
    private int entries;
    private int idCount;

    RpcReader(RpcLimits limits) {
        this.limits = limits;
        this.fields = new FieldBudget(limits.fieldsMax());
    }

    Rpc read(byte[] frame) {
        if (frame.length > limits.frameBytesMax()) {
            throw new MalformedException("gossip frame is too long");
        }
        ProtoReader in = new ProtoReader(frame);
        while (fields.next(in)) {
            switch (in.field()) {
                case RpcCodec.SUBSCRIPTIONS -> subscription(in.message(frame.length));
                case RpcCodec.PUBLISH -> message(in.view(frame.length));
                case RpcCodec.CONTROL -> control(in.message(frame.length));
                case RpcCodec.PARTIAL -> partial(in.message(frame.length));
                default -> in.skip();
            }
        }
        Rpc.Control control = new Rpc.Control(ihave, iwant, graft, prune, idontwant, extensions);
        return new Rpc(subscriptions, messages, control, partial);
    }

    private void subscription(ProtoReader in) {
        atMost(subscriptions.size() + 1, limits.subscriptionsMax(), "subscriptions");
        boolean subscribe = false;
        boolean requestsPartial = false;
        boolean supportsPartial = false;
        Topic topic = null;
        while (fields.next(in)) {
            switch (in.field()) {
                case 1 -> subscribe = in.bool();
                case 2 -> topic = topic(in);
                case 3 -> requestsPartial = in.bool();
                case 4 -> supportsPartial = in.bool();
                default -> in.skip();
            }
        }
        subscriptions.add(new Rpc.Subscription(required(topic), subscribe, requestsPartial, supportsPartial));
    }

    private void message(ByteBuffer view) {
        atMost(messages.size() + 1, limits.messagesMax(), "messages");
        messages.add(new MessageReader(limits, fields).read(view));
    }

    private void control(ProtoReader in) {
        while (fields.next(in)) {
            switch (in.field()) {
                case 1 -> ihave(entry(in));
                case 2 -> iwant.add(new Rpc.Iwant(ids(entry(in))));
                case 3 -> graft.add(new Rpc.Graft(onlyTopic(entry(in))));
                case 4 -> prune(entry(in));
                case 5 -> idontwant.add(new Rpc.Idontwant(ids(entry(in))));
                case 6 -> extensions(entry(in));
                default -> in.skip();
            }
        }
    }

    private void extensions(ProtoReader in) {
        boolean partialMessages = false;
        while (fields.next(in)) {
            if (in.field() == RpcCodec.PARTIAL) {
                partialMessages = in.bool();
            } else {
                in.skip();
            }
        }
        extensions = new Rpc.Extensions(partialMessages);
    }

    /** Where it stands twice the later one counts, as everywhere in protobuf. */
    private void partial(ProtoReader in) {
        Topic topic = null;
        Bytes group = null;
        Bytes message = null;
        Bytes metadata = null;
        while (fields.next(in)) {
            switch (in.field()) {
                case 1 -> topic = topic(in);
                case 2 -> group = Bytes.view(in.view(RpcLimits.GROUP_BYTES_MAX));
                case 3 -> message = Bytes.view(in.view(limits.frameBytesMax()));
                case 4 -> metadata = Bytes.view(in.view(RpcLimits.METADATA_BYTES_MAX));
                default -> in.skip();
            }
        }
        if (group == null || group.isEmpty()) {
            throw new MalformedException("parts of a message name no group");
        }
        partial = new Rpc.Partial(required(topic), group, message, metadata);
    }

    private ProtoReader entry(ProtoReader in) {
        entries++;
        atMost(entries, limits.controlEntriesMax(), "control entries");
        return in.message(limits.frameBytesMax());
    }

    private void ihave(ProtoReader in) {
        Topic topic = null;
        List<MessageId> ids = new ArrayList<>();
        while (fields.next(in)) {
            switch (in.field()) {
                case 1 -> topic = topic(in);
                case 2 -> ids.add(id(in));
                default -> in.skip();
            }
        }
        ihave.add(new Rpc.Ihave(required(topic), ids));
    }

    private List<MessageId> ids(ProtoReader in) {
        List<MessageId> ids = new ArrayList<>();
        while (fields.next(in)) {
            if (in.field() == 1) {
                ids.add(id(in));
            } else {
                in.skip();
            }
        }
        return ids;
    }

    private Topic onlyTopic(ProtoReader in) {
        Topic topic = null;
        while (fields.next(in)) {
            if (in.field() == 1) {
                topic = topic(in);
            } else {
                in.skip();
            }
        }
        return required(topic);
    }

    private void prune(ProtoReader in) {
        Topic topic = null;
        Duration backoff = null;
        List<Rpc.PeerInfo> peers = new ArrayList<>();
        while (fields.next(in)) {
            switch (in.field()) {
                case 1 -> topic = topic(in);
                case 2 -> peer(in.message(limits.frameBytesMax()), peers);
                case 3 -> backoff = backoff(in.uint64());
                default -> in.skip();
            }
        }
        prune.add(new Rpc.Prune(required(topic), backoff, peers));
    }

    private void peer(ProtoReader in, List<Rpc.PeerInfo> peers) {
        PeerId peer = null;
        Bytes envelope = null;
        while (fields.next(in)) {
            switch (in.field()) {
                case 1 -> peer = PeerId.ofBytes(in.bytes(PeerId.BYTES_MAX));
                case 2 -> envelope = Bytes.view(in.view(SignedEnvelope.BYTES_MAX));
                default -> in.skip();
            }
        }
        if (peer == null) {
            throw new MalformedException("peer in PRUNE has no name");
        }
        if (peers.size() < RpcLimits.PEERS_PER_PRUNE_MAX) {
            peers.add(new Rpc.PeerInfo(peer, envelope));
        }
    }

    private static Duration backoff(long seconds) {
        return seconds < 0 || seconds > BACKOFF_MAX.toSeconds() ? BACKOFF_MAX : Duration.ofSeconds(seconds);
    }

    private Topic topic(ProtoReader in) {
        return topic(in, limits);
    }

    static Topic topic(ProtoReader in, RpcLimits limits) {
        ByteBuffer view = in.view(limits.topicBytesMax());
        if (!view.hasRemaining()) {
            throw new MalformedException("topic is empty");
        }
        return new Topic(isAscii(view) ? ascii(view) : utf8(view));
    }

    /** Nearly every topic is, and is then read without a checking decoder. */
    private static boolean isAscii(ByteBuffer view) {
        for (int i = view.position(); i < view.limit(); i++) {
            if (view.get(i) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String ascii(ByteBuffer view) {
        byte[] bytes = new byte[view.remaining()];
        view.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String utf8(ByteBuffer view) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(view).toString();
        } catch (CharacterCodingException _) {
            throw new MalformedException("topic is not UTF-8");
        }
    }

    private MessageId id(ProtoReader in) {
        idCount++;
        atMost(idCount, limits.controlIdsMax(), "message ids");
        return MessageId.copyOf(in.view(limits.messageIdBytesMax()));
    }

    static Topic required(@Nullable Topic topic) {
        if (topic == null) {
            throw new MalformedException("topic is absent");
        }
        return topic;
    }

    private static void atMost(int count, int max, String what) {
        if (count > max) {
            throw new MalformedException("gossip frame holds too many " + what);
        }
    }
}
