package org.causality.gateway.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.causality.gateway.adapter.libp2p.Libp2pMesh;
import org.causality.gateway.app.Eventually;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.BlobRef;
import org.causality.model.wire.BlobMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real hosts, real streams; each with a store in memory, and a time that stands still: a round begins when a test says so. */
class TwoHostsExchangeBlobsTest {

    private static final class Side implements AutoCloseable {
        private final TestingHome home = new TestingHome();
        private final List<String> peers = new CopyOnWriteArrayList<>();
        private final Libp2pMesh mesh;
        private final BlobFetcher fetcher;
        private final AtomicLong nowMillis = new AtomicLong();

        Side(long seed) throws IOException {
            mesh = Libp2pMesh.listen(
                    new Bytes32(5, 6, 7, seed).toBytes(), "/ip4/127.0.0.1/tcp/0", List.of(), "testing");
            BlobLimits limits = BlobLimits.defaults();
            fetcher = new BlobFetcher(mesh, () -> peers, home, limits.search(), home, nowMillis::get);
            BlobServer server = new BlobServer(
                    home, limits.service(), home, System::currentTimeMillis, TimeUnit.MILLISECONDS::sleep);
            mesh.answer(BlobMessage.PROTOCOL, server::serve);
        }

        void knows(Side other) throws IOException {
            mesh.dial(other.mesh.addresses().getFirst());
            peers.add(other.mesh.peerId());
        }

        @Override
        public void close() {
            fetcher.close();
            mesh.close();
        }
    }

    private Side wanting;
    private Side first;
    private Side second;

    @BeforeEach
    void start() throws IOException {
        wanting = new Side(1);
        first = new Side(2);
        second = new Side(3);
    }

    @AfterEach
    void stop() {
        wanting.close();
        first.close();
        second.close();
    }

    /** The blob whose rounds begin with the first peer. */
    private static Bytes beginningWithTheFirst(int size) {
        long seed = 1;
        Bytes bytes = TestingHome.bytes(size, seed);
        while (Long.remainderUnsigned(BlobRef.of(bytes).root().w3(), 2) != 0) {
            bytes = TestingHome.bytes(size, ++seed);
        }
        return bytes;
    }

    @Test
    void theLargestBlobCrossesAndIsKept() throws Exception {
        wanting.knows(first);
        Bytes bytes = TestingHome.bytes(BlobMessage.BLOB_BYTES_MAX, 9);
        BlobRef blob = first.home.put(bytes);
        wanting.fetcher.want(blob);
        Eventually.holds(() -> assertThat(wanting.home.find(blob)).isEqualTo(bytes));
        Eventually.holds(() -> assertThat(wanting.home.counted).containsExactly("CAME"));
        Eventually.holds(() -> assertThat(first.home.counted).containsExactly("served " + bytes.size()));
        assertThat(wanting.fetcher.soughtCount()).isZero();
    }

    @Test
    void wrongBytesAreRefusedAndTheNextPeerHasTheRightOnes() throws Exception {
        wanting.knows(first);
        wanting.knows(second);
        Bytes bytes = beginningWithTheFirst(70_000);
        BlobRef blob = second.home.put(bytes);
        byte[] forged = bytes.toArray();
        forged[69_999] ^= 1;
        first.home.lie(blob, Bytes.wrap(forged));
        wanting.fetcher.want(blob);
        Eventually.holds(() -> assertThat(wanting.home.find(blob)).isEqualTo(bytes));
        Eventually.holds(() -> assertThat(wanting.home.counted).containsExactly("WRONG", "CAME"));
    }

    @Test
    void whoHasItLaterIsAskedLater() throws Exception {
        wanting.knows(first);
        Bytes bytes = TestingHome.bytes(300, 4);
        BlobRef blob = BlobRef.of(bytes);
        wanting.fetcher.want(blob);
        Eventually.holds(() -> assertThat(wanting.home.counted).containsExactly("ABSENT"));
        first.home.put(bytes);
        wanting.nowMillis.set(BlobLimits.defaults().search().roundsMillis().get(1));
        wanting.fetcher.proceed();
        Eventually.holds(() -> assertThat(wanting.home.find(blob)).isEqualTo(bytes));
    }

    @Test
    void whatDoesNotFitIntoOurStoreIsAskedForOnce() throws Exception {
        wanting.knows(first);
        wanting.home.full = true;
        wanting.fetcher.want(first.home.put(TestingHome.bytes(300, 5)));
        Eventually.holds(() -> assertThat(wanting.home.counted).containsExactly("NO_ROOM"));
        assertThat(wanting.fetcher.soughtCount()).isZero();
    }

    @Test
    void blobsBeyondOneMebibyteAreNotLookedFor() {
        wanting.fetcher.want(new BlobRef(new Bytes32(1, 1, 1, 1), 1 << 21, BlobRef.CHUNK_BYTES_MAX));
        assertThat(wanting.fetcher.soughtCount()).isZero();
    }
}
