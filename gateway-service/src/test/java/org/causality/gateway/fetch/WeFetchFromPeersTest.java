package org.causality.gateway.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.causality.gateway.TestMesh;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.edge.CoreInbox;
import org.causality.gateway.edge.EdgeDoor;
import org.causality.gateway.edge.EdgeLimits;
import org.causality.gateway.edge.EdgePipeline;
import org.causality.gateway.edge.EdgeState;
import org.causality.gateway.edge.EdgeWatch;
import org.causality.gateway.edge.Inbound;
import org.causality.gateway.edge.SignatureCheck;
import org.causality.gateway.edge.TopicTable;
import org.causality.gateway.mesh.FrameStream;
import org.causality.gateway.mesh.Mesh;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;
import org.causality.model.reason.EdgeReason;
import org.junit.jupiter.api.Test;

/** A fetcher with an edge of its own, against a server in memory. */
class WeFetchFromPeersTest {

    private final FetchBench server = new FetchBench(FetchLimits.defaults());
    private final List<Inbound> handed = new CopyOnWriteArrayList<>();
    private final LongAdder takenInAll = new LongAdder();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final EdgeState state = new EdgeState(EdgeLimits.defaults());
    private final Fetcher fetcher = fetcher(new TestMesh(this::open));

    @Test
    void aLateJoinerLearnsTheCertificateWithTheFirstAnswer() throws InterruptedException {
        Envelope order = server.feed.order(1);
        server.store(order);
        fetcher.fetch("server", List.of(order.id()));
        assertThat(told.poll(Pipe.WAIT_SECONDS_MAX, TimeUnit.SECONDS)).isEqualTo("answered 1 of 1");
        assertThat(handed).extracting(Inbound::id).containsExactly(server.introduction.id(), order.id());
        assertThat(handed).extracting(Inbound::connection).containsOnly("server");
    }

    @Test
    void manyComeOldestFirstAndNoneIsLost() throws InterruptedException {
        List<MessageId> ids = LongStream.range(0, 150)
                .mapToObj(server.feed::order)
                .map(order -> {
                    server.store(order);
                    return order.id();
                })
                .toList();
        fetcher.fetch("server", ids);
        do {
            assertThat(told.poll(Pipe.WAIT_SECONDS_MAX, TimeUnit.SECONDS)).startsWith("answered ");
        } while (handed.size() <= ids.size());
        assertThat(handed).extracting(Inbound::id).hasSize(151).containsAll(ids);
    }

    @Test
    void aLongHistoryIsClimbedDownAFrameAtATime() throws InterruptedException {
        MessageId wanted = server.introduction.id();
        for (int nonce = 0; nonce < 300; nonce++) {
            Envelope order = server.feed.order(nonce);
            server.store(order);
            wanted = order.id();
        }
        int rounds = 0;
        while (!wanted.equals(server.introduction.id())) {
            fetcher.fetch("server", List.of(wanted));
            assertThat(told.poll(Pipe.WAIT_SECONDS_MAX, TimeUnit.SECONDS))
                    .isEqualTo("answered " + Math.min(63, 300 - 63 * rounds) + " of 1");
            rounds++;
            wanted = Objects.requireNonNull(oldestThatCame().previous());
        }
        assertThat(handed).hasSize(301);
        assertThat(takenInAll.sum()).as("what came again is not taken again").isEqualTo(301);
        assertThat(rounds).isEqualTo(5);
    }

    private Header oldestThatCame() {
        return handed.stream()
                .map(Inbound::header)
                .filter(header -> header.sequence() > 0)
                .min(Comparator.comparingLong(Header::sequence))
                .orElseThrow();
    }

    @Test
    void whatNobodyHasIsAskedForOnce() throws InterruptedException {
        fetcher.fetch("server", List.of(new MessageId(TestNetwork.bytes32(new Random(1)))));
        assertThat(told.poll(Pipe.WAIT_SECONDS_MAX, TimeUnit.SECONDS)).isEqualTo("answered 0 of 1");
        assertThat(handed).isEmpty();
    }

    @Test
    void aPeerThatIsGoneCostsNothingButTheAttempt() throws InterruptedException {
        fetcher.fetch("nobody", List.of(server.introduction.id()));
        assertThat(told.poll(Pipe.WAIT_SECONDS_MAX, TimeUnit.SECONDS)).isEqualTo("failed");
    }

    @Test
    void othersAreAskedInTurn() {
        List<String> connected = List.of("a", "b", "c");
        assertThat(FetchChoice.peerFor(0, "b", connected)).isEqualTo("b");
        assertThat(FetchChoice.peerFor(1, "b", connected)).isEqualTo("a");
        assertThat(FetchChoice.peerFor(2, "b", connected)).isEqualTo("c");
        assertThat(FetchChoice.peerFor(0, "gone", connected)).isEqualTo("a");
        assertThat(FetchChoice.peerFor(3, "b", List.of("b"))).isEqualTo("b");
        assertThat(FetchChoice.peerFor(0, "b", List.of())).isNull();
    }

    private FrameStream open(String peer, String protocol) throws IOException {
        if (!peer.equals("server")) {
            throw new IOException("not connected");
        }
        return server.open("us");
    }

    private Fetcher fetcher(Mesh mesh) {
        EdgePipeline pipeline = new EdgePipeline(
                server.network.genesis(), new TopicTable(server.network.genesis()), state, SignatureCheck.STRICT);
        CoreInbox inbox = (message, handover) -> {
            handed.add(message);
            handover.stored(0);
            state.inFlight().committed(List.of(message.priority()), 1, 0);
        };
        EdgeDoor door = new EdgeDoor(
                pipeline, state, EdgeLimits.defaults(), inbox, new NoEdgeWatch(), (_, _) -> {}, (_, _) -> {});
        Intake intake = new Intake(door, state.inFlight(), 100, () -> 0);
        return new Fetcher(mesh, server, intake, FetchLimits.defaults(), new Told());
    }

    private final class Told implements FetchWatch {
        @Override
        public void answered(int asked, int came, int taken) {
            takenInAll.add(taken);
            told.add("answered " + came + " of " + asked);
        }

        @Override
        public void failed() {
            told.add("failed");
        }

        @Override
        public void dropped(int ids) {
            told.add("dropped " + ids);
        }
    }

    private static final class NoEdgeWatch implements EdgeWatch {
        @Override
        public void taken(Inbound message) {}

        @Override
        public void relayedOnly(Inbound message) {}

        @Override
        public void refused(EdgeReason reason, String type) {}

        @Override
        public void lost(Inbound message) {}
    }
}
