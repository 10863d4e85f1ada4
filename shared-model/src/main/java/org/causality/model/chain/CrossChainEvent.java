package org.causality.model.chain;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.key.PublicKey;
import org.causality.model.network.Lane;
import org.causality.model.order.Finality;
import org.causality.model.order.TimeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an observer saw on a chain: the payload of a CrossChainEvent message. A claim until the receiver has verified it
 * with its own client.
 *
 * @param place names it, together with the kind
 * @param topics a log's topics after the first, at most 3; else none
 * @param value STATE_VALUE: the slot's value as minimal big-endian bytes, empty for zero; LOG: its data; RETRACTION: the
 *     hash of the block now at that height, empty while there is none
 * @param claimed how settled the observer's client holds the block to be
 * @param observer the operator key of who saw it
 * @param observed the map of time the observer had
 * @param proof the nodes under the block's state or receipts root; absent when the receiver is to ask for them
 * @param retracts for a RETRACTION, and only for one, the event it takes back: that of the same place
 */
public record CrossChainEvent(
        EventPlace place,
        EventKind kind,
        List<Bytes32> topics,
        Bytes value,
        Finality claimed,
        PublicKey observer,
        TimeMap observed,
        @Nullable TrieProof proof,
        @Nullable EventId retracts) {

    public static final int TOPICS_MAX = 3;
    public static final int VALUE_SIZE_MAX = 1_024;
    public static final int SIZE_MAX =
            EventPlace.SIZE_MAX + VALUE_SIZE_MAX + TimeMap.SIZE_MAX + TrieProof.SIZE_MAX + 512;

    public CrossChainEvent {
        topics = List.copyOf(topics);
        requireThat(value.size() <= VALUE_SIZE_MAX, "a value has at most " + VALUE_SIZE_MAX + " bytes");
        requireThat(topics.size() <= TOPICS_MAX, "a log has at most 3 topics after the first");
        requireThat(kind == EventKind.LOG || topics.isEmpty(), "only a log has topics");
        requireThat((kind == EventKind.RETRACTION) == (retracts != null), "a retraction names what it takes back");
        switch (kind) {
            case STATE_VALUE -> {
                requireThat(place.isState(), "a state value belongs to no transaction");
                requireThat(isWord(value), "a state value is at most 32 bytes without leading zeros");
                requireThat(proof == null || proof instanceof TrieProof.StorageProof, "state needs a storage proof");
            }
            case LOG -> {
                requireThat(!place.isState(), "a log belongs to a transaction");
                requireThat(topics.isEmpty() || !place.key().isEmpty(), "a log's first topic is its key");
                requireThat(proof == null || proof instanceof TrieProof.ReceiptProof, "a log needs a receipt proof");
            }
            case RETRACTION -> {
                requireThat(retractable(place).equals(retracts), "a retraction has the place of what it takes back");
                requireThat(value.isEmpty() || value.size() == Bytes32.SIZE, "a retraction names a block or none");
                requireThat(proof == null, "nothing proves that a block is gone");
            }
        }
    }

    public static CrossChainEvent stateValue(
            EventPlace place,
            Bytes value,
            Finality claimed,
            PublicKey observer,
            TimeMap observed,
            TrieProof.@Nullable StorageProof proof) {
        return new CrossChainEvent(
                place, EventKind.STATE_VALUE, List.of(), value, claimed, observer, observed, proof, null);
    }

    public static CrossChainEvent log(
            EventPlace place,
            List<Bytes32> topics,
            Bytes data,
            Finality claimed,
            PublicKey observer,
            TimeMap observed,
            TrieProof.@Nullable ReceiptProof proof) {
        return new CrossChainEvent(place, EventKind.LOG, topics, data, claimed, observer, observed, proof, null);
    }

    /** @param successor the block now at the place's height; absent while the chain is shorter */
    public static CrossChainEvent retraction(
            EventPlace place, @Nullable Bytes32 successor, Finality claimed, PublicKey observer, TimeMap observed) {
        return new CrossChainEvent(
                place,
                EventKind.RETRACTION,
                List.of(),
                successor == null ? Bytes.EMPTY : successor.toBytes(),
                claimed,
                observer,
                observed,
                null,
                retractable(place));
    }

    /** The name of this event: from kind and place alone. */
    public EventId id() {
        return EventId.of(kind, place);
    }

    /** All events of a chain share its lane. */
    public Lane lane() {
        return place.chain().lane();
    }

    private static EventId retractable(EventPlace place) {
        return EventId.of(place.isState() ? EventKind.STATE_VALUE : EventKind.LOG, place);
    }

    private static boolean isWord(Bytes value) {
        return value.size() <= Bytes32.SIZE && (value.isEmpty() || value.at(0) != 0);
    }

    private static void requireThat(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    public Bytes encode() {
        return CanonicalWriter.encode(this, CrossChainEvent::write);
    }

    public static Decoded<CrossChainEvent> decode(Bytes bytes) {
        return Decoded.of(bytes, CrossChainEvent::read);
    }

    public static void write(CrossChainEvent event, CanonicalWriter out) {
        out.message(1, event.place, EventPlace::write)
                .uint(2, event.kind.code())
                .ids(3, event.topics, topic -> topic)
                .bytes(4, event.value)
                .uint(5, event.claimed.code())
                .bytes32(6, event.observer.value())
                .message(7, event.observed, TimeMap::write);
        if (event.proof != null) {
            out.message(8, event.proof, TrieProof::write);
        }
        if (event.retracts != null) {
            out.bytes32(9, event.retracts.value());
        }
    }

    public static CrossChainEvent read(CanonicalReader in) {
        return new CrossChainEvent(
                in.message(1, EventPlace.SIZE_MAX, EventPlace::read),
                EventKind.ofCode(in.uint(2, Integer.MAX_VALUE)),
                in.words(3, TOPICS_MAX),
                in.bytes(4, VALUE_SIZE_MAX),
                Finality.ofCode(in.uint(5, Integer.MAX_VALUE)),
                new PublicKey(in.bytes32(6)),
                in.message(7, TimeMap.SIZE_MAX, TimeMap::read),
                in.optionalMessage(8, TrieProof.SIZE_MAX, TrieProof::read),
                retracts(in.optionalBytes32(9)));
    }

    private static @Nullable EventId retracts(@Nullable Bytes32 id) {
        return id == null ? null : new EventId(id);
    }
}
