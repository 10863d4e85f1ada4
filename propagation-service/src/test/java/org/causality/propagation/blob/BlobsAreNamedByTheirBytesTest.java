package org.causality.propagation.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.BlobRef;
import org.causality.model.reason.BlobReason;
import org.causality.model.reason.EdgeReason;
import org.causality.model.reason.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlobsAreNamedByTheirBytesTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_000);
    private static final Bytes PROOF = Bytes.ascii("a proof");
    private static final BlobRef NAME = BlobRef.of(PROOF);

    private final TestingShelf shelf = new TestingShelf();
    private final BlobStore store = new BlobStore(shelf, BlobLimits.DEFAULT);

    private void assertRefused(Reason reason, Bytes bytes, @Nullable BlobRef named) {
        assertThat(store.put(bytes, named, false, NOW))
                .isInstanceOfSatisfying(
                        BlobStore.Put.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
        assertThat(shelf.holdings()).isEqualTo(new Holdings(0, 0));
    }

    @Test
    void whatWasPutIsFoundByRootAndSize() {
        assertThat(store.put(PROOF, null, true, NOW)).isEqualTo(new BlobStore.Put.Kept(NAME));
        assertThat(store.get(NAME, NOW)).isEqualTo(PROOF);
        assertThat(store.get(new BlobRef(NAME.root(), 8, NAME.chunkBytes()), NOW))
                .isNull();
    }

    @Test
    void putAgainItIsKnown() {
        store.put(PROOF, NAME, false, NOW);
        assertThat(store.put(PROOF, NAME, false, NOW)).isEqualTo(new BlobStore.Put.Known(NAME));
        assertThat(store.put(PROOF, null, true, NOW)).isEqualTo(new BlobStore.Put.Known(NAME));
        assertThat(shelf.holdings()).isEqualTo(new Holdings(7, 1));
        assertThat(shelf.find(NAME)).isEqualTo(new KeptBlob(NAME.root(), 7, Keeping.OWN, 1_000));
    }

    @Test
    void bytesUnderAnotherNameAreRefused() {
        assertRefused(BlobReason.BLOB_MISMATCH, PROOF, new BlobRef(new Bytes32(1, 2, 3, 4), 7, NAME.chunkBytes()));
        assertRefused(BlobReason.BLOB_MISMATCH, Bytes.ascii("a prooF"), NAME);
        assertRefused(BlobReason.BLOB_MISMATCH, Bytes.ascii("a proof "), NAME);
    }

    @Test
    void nothingAndTooMuchAreNoBlobs() {
        assertRefused(EdgeReason.MALFORMED, Bytes.EMPTY, null);
        assertRefused(EdgeReason.OVERSIZED, Bytes.wrap(new byte[BlobLimits.DEFAULT.blobBytesMax() + 1]), null);
    }

    @Test
    void peersAreAskedForOneBlobNowAndThenOnly() {
        BlobAsks asks = new BlobAsks(BlobLimits.DEFAULT);
        long every = BlobLimits.DEFAULT.askEveryMillis();
        assertThat(asks.isDue(NAME, 0)).isTrue();
        assertThat(asks.isDue(NAME, every - 1)).isFalse();
        assertThat(asks.isDue(BlobRef.of(Bytes.ascii("another")), 1)).isTrue();
        assertThat(asks.isDue(NAME, every)).isTrue();
    }

    @Test
    void ofManyTheEldestAskingIsForgotten() {
        BlobAsks asks = new BlobAsks(new BlobLimits(60, 100, 5, 4, 1_000, 2_000, 2, 400));
        assertThat(asks.isDue(NAME, 0)).isTrue();
        assertThat(asks.isDue(BlobRef.of(Bytes.ascii("1")), 0)).isTrue();
        assertThat(asks.isDue(BlobRef.of(Bytes.ascii("2")), 0)).isTrue();
        assertThat(asks.isDue(NAME, 1)).isTrue();
    }
}
