package org.causality.libp2p.gossip.rpc;

import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.identity.SignedEnvelope;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.proto.ProtoReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks one frame, holds it to the limits and counts what is in it, but makes nothing of the entries: that is done when
 * they are looked at, by {@link RpcEntries}. So the frame of the tiniest entries costs no more than one of the same
 * length with a single message. Used once.
 */
final class RpcReader {
    private final RpcLimits limits;
    private final byte[] frame;
    private final ProtoReader in;
    private final RpcCounts counts = new RpcCounts();
    private Rpc.@Nullable Extensions extensions;
    private int fields;
    private long partTopic = ProtoReader.NONE;
    private long partGroup = ProtoReader.NONE;
    private long partMessage = ProtoReader.NONE;
    private long partMetadata = ProtoReader.NONE;

    RpcReader(RpcLimits limits, byte[] frame) {
        this.limits = limits;
        this.frame = frame;
        in = new ProtoReader(frame);
    }

    Rpc read() {
        if (frame.length > limits.frameBytesMax()) {
            throw new MalformedException("gossip frame is too long");
        }
        while (next()) {
            switch (in.field()) {
                case RpcCodec.SUBSCRIPTIONS -> subscription();
                case RpcCodec.PUBLISH -> message();
                case RpcCodec.CONTROL -> control();
                case RpcCodec.PARTIAL -> partial();
                default -> in.skip();
            }
        }
        return new RpcEntries(frame, counts).rpc(extensions, partTopic == ProtoReader.NONE ? null : parts());
    }

    /** Every field counts, known or not: a frame of very many tiny ones costs more time than its length says. */
    private boolean next() {
        if (!in.next()) {
            return false;
        }
        fields++;
        atMost(fields, limits.fieldsMax(), "fields");
        return true;
    }

    private void subscription() {
        counts.subscriptions++;
        atMost(counts.subscriptions, limits.subscriptionsMax(), "subscriptions");
        int outer = in.enter(frame.length);
        boolean named = false;
        while (next()) {
            switch (in.field()) {
                case 1, 3, 4 -> in.bool();
                case 2 -> named = topic();
                default -> in.skip();
            }
        }
        in.leave(outer);
        required(named);
    }

    private void message() {
        counts.messages++;
        atMost(counts.messages, limits.messagesMax(), "messages");
        int outer = in.enter(frame.length);
        boolean named = false;
        while (next()) {
            switch (in.field()) {
                case Message.FROM -> in.span(PeerId.BYTES_MAX);
                case Message.DATA -> in.span(frame.length);
                case Message.SEQNO -> in.span(RpcLimits.SEQNO_BYTES_MAX);
                case Message.TOPIC -> named = topic();
                case Message.SIGNATURE -> in.span(RpcLimits.SIGNATURE_BYTES_MAX);
                case Message.KEY -> in.span(PublicKey.ENCODED_BYTES_MAX);
                default -> in.skip();
            }
        }
        in.leave(outer);
        required(named);
    }

    private void control() {
        int outer = in.enter(frame.length);
        while (next()) {
            if (in.field() >= RpcCodec.IHAVE && in.field() <= RpcCodec.EXTENSIONS) {
                counts.entries++;
                atMost(counts.entries, limits.controlEntriesMax(), "control entries");
                entry(in.field());
            } else {
                in.skip();
            }
        }
        in.leave(outer);
    }

    private void entry(int kind) {
        int outer = in.enter(frame.length);
        counts.controls[kind]++;
        switch (kind) {
            case RpcCodec.IHAVE -> required(topicAndIds(1, 2));
            case RpcCodec.IWANT, RpcCodec.IDONTWANT -> topicAndIds(0, 1);
            case RpcCodec.GRAFT -> required(topicAndIds(1, 0));
            case RpcCodec.PRUNE -> prune();
            default -> extensions();
        }
        in.leave(outer);
    }

    /** Whether there was a topic; 0 for a field that such an entry does not have. */
    private boolean topicAndIds(int topicField, int idField) {
        boolean named = false;
        while (next()) {
            if (in.field() == topicField) {
                named = topic();
            } else if (in.field() == idField) {
                in.span(limits.messageIdBytesMax());
                counts.ids++;
                atMost(counts.ids, limits.controlIdsMax(), "message ids");
            } else {
                in.skip();
            }
        }
        return named;
    }

    private void prune() {
        boolean named = false;
        while (next()) {
            switch (in.field()) {
                case 1 -> named = topic();
                case 2 -> peer();
                case 3 -> in.uint64();
                default -> in.skip();
            }
        }
        required(named);
    }

    private void peer() {
        int outer = in.enter(frame.length);
        boolean known = false;
        while (next()) {
            switch (in.field()) {
                case 1 -> known = isPeer(in.span(PeerId.BYTES_MAX));
                case 2 -> in.span(SignedEnvelope.BYTES_MAX);
                default -> in.skip();
            }
        }
        in.leave(outer);
        if (!known) {
            throw new MalformedException("peer in PRUNE has no name");
        }
    }

    private boolean isPeer(long span) {
        return PeerId.isPeerId(frame, ProtoReader.from(span), ProtoReader.to(span));
    }

    private void extensions() {
        boolean partialMessages = false;
        while (next()) {
            if (in.field() == RpcCodec.PARTIAL) {
                partialMessages = in.bool();
            } else {
                in.skip();
            }
        }
        extensions = partialMessages ? Rpc.Extensions.PARTIAL_MESSAGES : Rpc.Extensions.NONE;
    }

    /** Where it stands twice the later one counts, as everywhere in protobuf. */
    private void partial() {
        int outer = in.enter(frame.length);
        partTopic = ProtoReader.NONE;
        partGroup = ProtoReader.NONE;
        partMessage = ProtoReader.NONE;
        partMetadata = ProtoReader.NONE;
        while (next()) {
            switch (in.field()) {
                case 1 -> partTopic = topicSpan();
                case 2 -> partGroup = in.span(RpcLimits.GROUP_BYTES_MAX);
                case 3 -> partMessage = in.span(frame.length);
                case 4 -> partMetadata = in.span(RpcLimits.METADATA_BYTES_MAX);
                default -> in.skip();
            }
        }
        in.leave(outer);
        required(partTopic != ProtoReader.NONE);
        if (partGroup == ProtoReader.NONE || ProtoReader.length(partGroup) == 0) {
            throw new MalformedException("parts of a message name no group");
        }
    }

    private Rpc.Partial parts() {
        return new Rpc.Partial(
                new Topic(in.text(partTopic)), Bytes.of(frame, partGroup), view(partMessage), view(partMetadata));
    }

    private @Nullable Bytes view(long span) {
        return span == ProtoReader.NONE ? null : Bytes.of(frame, span);
    }

    private boolean topic() {
        topicSpan();
        return true;
    }

    private long topicSpan() {
        long span = in.textSpan(limits.topicBytesMax());
        if (ProtoReader.length(span) == 0) {
            throw new MalformedException("topic is empty");
        }
        return span;
    }

    private static void required(boolean named) {
        if (!named) {
            throw new MalformedException("topic is absent");
        }
    }

    private static void atMost(int count, int max, String what) {
        if (count > max) {
            throw new MalformedException("gossip frame holds too many " + what);
        }
    }
}
