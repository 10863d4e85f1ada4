package org.causality.gateway.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.causality.gateway.budget.Rate;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.BlobRef;
import org.causality.model.wire.BlobMessage;
import org.causality.model.wire.BlobMessage.Absent;
import org.causality.model.wire.BlobMessage.Chunk;
import org.causality.model.wire.BlobMessage.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A peer may have 1,000 bytes a second, all together 1,500; three streams, two with one peer, three questions each. */
class PeersAskForBlobsTest {

    private static final BlobLimits.Service LIMITS = new BlobLimits.Service(
            3, 2, 3, new Rate(10, 10), new Rate(1_000, 200_000), new Rate(1_500, 300_000), 5_000, 16);

    private final TestingHome home = new TestingHome();
    private final AtomicLong nowMillis = new AtomicLong();
    private final BlobServer server = server(home);

    private BlobServer server(BlobHome from) {
        return new BlobServer(from, LIMITS, home, nowMillis::get, nowMillis::addAndGet);
    }

    private ScriptedStream serve(String peer, BlobMessage... questions) throws IOException {
        ScriptedStream stream = ScriptedStream.saying(peer, questions);
        server.serve(stream);
        return stream;
    }

    @Test
    void aBlobIsGivenInChunksOf64KiB() throws IOException {
        Bytes bytes = TestingHome.bytes(2 * BlobMessage.CHUNK_BYTES + 1, 1);
        ScriptedStream stream = serve("ann", Request.of(home.put(bytes)));
        List<Integer> sizes = new ArrayList<>();
        for (BlobMessage message : stream.heard()) {
            sizes.add(((Chunk) message).bytes().size());
        }
        assertThat(sizes).containsExactly(BlobMessage.CHUNK_BYTES, BlobMessage.CHUNK_BYTES, 1);
        assertThat(home.counted).containsExactly("served " + bytes.size());
    }

    @Test
    void whatIsNotHereIsSaidToBeAbsentAndAnotherMayBeAskedFor() throws IOException {
        Bytes bytes = TestingHome.bytes(9, 2);
        BlobRef here = home.put(bytes);
        Request unknown = new Request(new Bytes32(0, 0, 0, 7), 9);
        Request otherSize = new Request(here.root(), 10);
        assertThat(serve("ann", unknown, otherSize, Request.of(here)).heard())
                .containsExactly(new Absent(), new Absent(), new Chunk(0, bytes));
    }

    @Test
    void afterThreeQuestionsTheConversationIsOver() throws IOException {
        Request unknown = new Request(new Bytes32(0, 0, 0, 7), 9);
        assertThat(serve("ann", unknown, unknown, unknown, unknown).heard()).hasSize(3);
    }

    @Test
    void whoHasHadItsShareWaitsAndIsEndedWhenThatTakesTooLong() throws IOException {
        Request request = Request.of(home.put(TestingHome.bytes(100_000, 3)));
        serve("ann", request, request);
        assertThat(nowMillis.get()).isZero();
        Request small = Request.of(home.put(TestingHome.bytes(4_000, 4)));
        serve("ann", small);
        assertThat(nowMillis.get()).isEqualTo(4_000);
        assertThatThrownBy(() -> serve("ann", request)).hasMessageContaining("ask too much");
        assertThat(home.counted).endsWith("refused");
    }

    @Test
    void manyPeersShareOneBudget() throws IOException {
        Request request = Request.of(home.put(TestingHome.bytes(100_000, 3)));
        serve("ann", request);
        serve("bob", request);
        serve("cid", request);
        assertThatThrownBy(() -> serve("dan", request)).hasMessageContaining("ask too much");
    }

    @Test
    void whoAsksTooOftenWaitsWhateverIsHere() throws IOException {
        Request unknown = new Request(new Bytes32(0, 0, 0, 7), 9);
        for (int i = 0; i < 4; i++) {
            serve("ann", unknown, unknown, unknown);
        }
        assertThat(nowMillis.get()).isEqualTo(200);
    }

    @Test
    void aThirdStreamOfOnePeerAndAFourthInAllAreEnded() throws IOException {
        assertThat(new Nested("ann", "ann", "ann").broken).containsExactly("ann: too many blob streams");
        assertThat(new Nested("ann", "ann", "bob", "cid").broken).containsExactly("cid: too many blob streams");
    }

    /** While one stream is being answered, the next one comes. */
    private final class Nested implements BlobHome {
        private final List<String> broken = new ArrayList<>();
        private final String[] peers;
        private final BlobServer nested = server(this);
        private int opened;

        Nested(String... peers) throws IOException {
            this.peers = peers;
            var _ = find(BlobRef.of(Bytes.ascii("the first")));
        }

        @Override
        public @Nullable Bytes find(BlobRef blob) throws IOException {
            String peer = peers[opened++];
            try {
                nested.serve(ScriptedStream.saying(peer, new Request(new Bytes32(0, 0, 0, 7), 9)));
            } catch (IOException e) {
                broken.add(peer + ": " + e.getMessage());
            }
            return null;
        }

        @Override
        public boolean keep(BlobRef blob, Bytes bytes) {
            return true;
        }
    }
}
