package org.causality.libp2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.libp2p.gossip.GossipPeer.UNSIGNED;
import static org.causality.libp2p.gossip.GossipPeer.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.causality.libp2p.gossip.router.PartialMessage;
import org.causality.libp2p.gossip.router.PartialMode;
import org.causality.libp2p.gossip.router.Verdict;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real hosts that speak version 1.3: a message of ten parts is put together from what each of them has. */
class PartialMessagesTest {
    private static final int PARTS = 10;
    private static final int PART_BYTES = 1_000;
    private static final Bytes GROUP = Bytes.wrap("block 7".getBytes(StandardCharsets.UTF_8));

    private final Holder first = new Holder(1, PartialMode.REQUESTED);
    private final Holder middle = new Holder(2, PartialMode.REQUESTED);
    private final Holder last = new Holder(3, PartialMode.SUPPORTED);

    @BeforeEach
    void link() {
        first.peer.dial(middle.peer);
        last.peer.dial(middle.peer);
        first.peer.awaitMesh(UNSIGNED, middle.peer.id());
        last.peer.awaitMesh(UNSIGNED, middle.peer.id());
        await("both are known", () -> middle.peer.gossip.topicPeers(UNSIGNED).size() == 2);
    }

    @AfterEach
    void close() {
        List.of(first, middle, last).forEach(holder -> holder.peer.close());
    }

    @Test
    void eachGetsWhatItLacks() {
        first.give(0, 1, 2, 3, 4);
        middle.give(5, 6);
        last.give(6, 7, 8, 9);

        await("the first has all", () -> first.count() == PARTS);
        await("the middle has all", () -> middle.count() == PARTS);
        assertThat(first.received()).contains(5, 6, 7, 8, 9).doesNotContain(0, 1, 2, 3, 4);
        assertThat(last.received()).isEmpty();
    }

    /** An application: it keeps parts, passes each on as soon as it has it, and says what it has by a bit map. */
    private static final class Holder {
        private final GossipPeer peer;
        private final SortedMap<Integer, byte[]> parts = new TreeMap<>();
        private final List<Integer> received = Collections.synchronizedList(new ArrayList<>());

        private Holder(int seed, PartialMode mode) {
            peer = new GossipPeer(seed);
            peer.gossip.subscribe(
                    UNSIGNED,
                    GossipPeer.settings(UNSIGNED).withPartial(mode),
                    (_, _, sink) -> sink.verdict(Verdict.ACCEPT));
            peer.gossip.onPartial(UNSIGNED, (_, _, _, sent, _) -> take(sent));
            publish();
        }

        private void take(@Nullable Bytes sent) {
            if (sent != null) {
                byte[] bytes = sent.toArray();
                for (int at = 0; at < bytes.length; at += PART_BYTES) {
                    received.add((int) bytes[at]);
                    put(bytes[at]);
                }
                publish();
            }
        }

        void give(int... numbers) {
            IntStream.of(numbers).forEach(this::put);
            publish();
        }

        private synchronized void put(int number) {
            byte[] part = new byte[PART_BYTES];
            part[0] = (byte) number;
            parts.put(number, part);
        }

        private void publish() {
            peer.gossip.publishPartial(UNSIGNED, new Numbered(snapshot()));
        }

        private synchronized SortedMap<Integer, byte[]> snapshot() {
            return new TreeMap<>(parts);
        }

        synchronized int count() {
            return parts.size();
        }

        List<Integer> received() {
            return List.copyOf(received);
        }
    }

    private record Numbered(SortedMap<Integer, byte[]> parts) implements PartialMessage {
        @Override
        public Bytes group() {
            return GROUP;
        }

        @Override
        public Bytes metadata() {
            BitSet held = new BitSet(PARTS);
            parts.keySet().forEach(held::set);
            return Bytes.wrap(held.toByteArray());
        }

        @Override
        public @Nullable Parts eager() {
            return null;
        }

        @Override
        public @Nullable Parts missing(Bytes theirMetadata) {
            BitSet theirs = BitSet.valueOf(theirMetadata.toArray());
            List<byte[]> lacking = parts.entrySet().stream()
                    .filter(part -> !theirs.get(part.getKey()))
                    .map(part -> part.getValue())
                    .toList();
            byte[] joined = new byte[lacking.size() * PART_BYTES];
            IntStream.range(0, lacking.size())
                    .forEach(i -> System.arraycopy(lacking.get(i), 0, joined, i * PART_BYTES, PART_BYTES));
            parts.keySet().forEach(theirs::set);
            return lacking.isEmpty() ? null : new Parts(Bytes.wrap(joined), Bytes.wrap(theirs.toByteArray()));
        }
    }
}
