package org.causality.propagation.causal;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.causality.model.codec.Bytes;
import org.causality.model.key.PublicKey;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Draft;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.MessageType.Sharding;
import org.causality.model.message.Payload;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.NetworkId;
import org.jspecify.annotations.Nullable;

/** Stamps and signs what this node says, one message after the other, under a sub-key no earlier start ever had. */
final class OwnFeed {

    private final NetworkId network;
    private final int shards;
    private final SigningKey key;
    private @Nullable Node last;
    private long lastEphemeral;

    OwnFeed(NetworkId network, int shards, SigningKey key) {
        this.network = network;
        this.shards = shards;
        this.key = key;
    }

    PublicKey publicKey() {
        return key.publicKey();
    }

    /** The next message of the feed; its time is one more than all it names. */
    Envelope stamp(Draft draft, List<Node> heads, List<Node> dependencies) {
        Node before = last;
        List<Node> parents = heads.stream()
                .filter(head -> head != before && !dependencies.contains(head))
                .limit(Header.PARENTS_MAX)
                .toList();
        long highest = Stream.of(parents.stream(), dependencies.stream(), Stream.ofNullable(before))
                .flatMap(named -> named)
                .mapToLong(node -> node.computed)
                .max()
                .orElse(0);
        MessageId previous = before == null ? null : before.id;
        return sign(draft, highest + 1, previous, before == null ? 0 : before.sequence + 1, ids(parents));
    }

    /**
     * A message outside the DAG: no previous, no parents, the clock's reading as its time; one more than the last such
     * message's where the clock stands still, so that the same words said again are another message and no replay.
     */
    Envelope stampEphemeral(Draft draft, long clock) {
        lastEphemeral = Math.max(clock, lastEphemeral + 1);
        return sign(draft, lastEphemeral, null, 0, List.of());
    }

    void said(Node node) {
        last = node;
    }

    @Nullable Node last() {
        return last;
    }

    private Envelope sign(
            Draft draft, long time, @Nullable MessageId previous, long sequence, List<MessageId> parents) {
        Payload payload = draft.payload();
        Bytes body = payload.encode();
        MessageType type = payload.type();
        Header header = new Header(
                network,
                Header.VERSION,
                type.code(),
                new LamportTime(time),
                previous,
                sequence,
                parents,
                draft.dependencies(),
                draft.ttl(),
                type.sharding() == Sharding.ONE ? 0 : payload.lane().slot(shards),
                key.publicKey(),
                Envelope.digest(body),
                body.size());
        return new Envelope(SignedHeader.sign(header, key), body);
    }

    private static List<MessageId> ids(List<Node> nodes) {
        return nodes.stream()
                .map(node -> Objects.requireNonNull(node.id))
                .sorted()
                .toList();
    }
}
