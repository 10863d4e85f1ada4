package org.causality.propagation.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.model.codec.Bytes;
import org.causality.model.computation.BlobRef;
import org.causality.model.reason.BlobReason;
import org.junit.jupiter.api.Test;

/** The store takes 100 bytes or five blobs. */
class StoreIsFullTest {

    private static final long GRACE_MILLIS = 1_000;
    private static final BlobLimits LIMITS = new BlobLimits(60, 100, 5, 4, GRACE_MILLIS, 2_000, 8, 400);

    private final TestingShelf shelf = new TestingShelf();
    private final BlobStore store = new BlobStore(shelf, LIMITS);
    private long nowMillis = 5_000;

    private static Bytes bytes(int size, int seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    private BlobStore.Put put(Bytes bytes, boolean own) {
        nowMillis += 10;
        return store.put(bytes, null, own, Instant.ofEpochMilli(nowMillis));
    }

    private boolean has(Bytes bytes) {
        return shelf.find(BlobRef.of(bytes)) != null;
    }

    private Bytes fetched(int size, int seed) {
        Bytes bytes = bytes(size, seed);
        assertThat(put(bytes, false)).isEqualTo(new BlobStore.Put.Kept(BlobRef.of(bytes)));
        return bytes;
    }

    private Bytes own(int size, int seed) {
        Bytes bytes = bytes(size, seed);
        assertThat(put(bytes, true)).isEqualTo(new BlobStore.Put.Kept(BlobRef.of(bytes)));
        return bytes;
    }

    private static void assertNoRoom(BlobStore.Put put) {
        assertThat(put)
                .isInstanceOfSatisfying(
                        BlobStore.Put.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(BlobReason.BLOB_ROOM));
    }

    @Test
    void theFetchedBlobThatWasNotReadForLongestLeavesFirst() {
        Bytes first = fetched(40, 1);
        Bytes second = fetched(40, 2);
        assertThat(store.get(BlobRef.of(first), Instant.ofEpochMilli(++nowMillis)))
                .isEqualTo(first);
        fetched(40, 3);
        assertThat(has(first)).isTrue();
        assertThat(has(second)).isFalse();
    }

    @Test
    void theSixthBlobMakesOneLeaveHoweverSmall() {
        Bytes first = fetched(1, 1);
        for (int seed = 2; seed <= 6; seed++) {
            fetched(8, seed);
        }
        assertThat(has(first)).isFalse();
        assertThat(shelf.holdings().blobs()).isEqualTo(5);
    }

    @Test
    void anOwnBlobMakesFetchedOnesLeaveNotTheOtherWayRound() {
        Bytes theirs = fetched(50, 1);
        Bytes ours = own(50, 2);
        Bytes ours2 = own(50, 3);
        assertThat(has(theirs)).isFalse();
        assertNoRoom(put(bytes(50, 4), false));
        assertThat(has(ours)).isTrue();
        assertThat(has(ours2)).isTrue();
    }

    @Test
    void anOwnBlobThatWasNeverAnnouncedLeavesForAnotherAfterAWhile() {
        Bytes forgotten = own(60, 1);
        assertNoRoom(put(bytes(60, 2), true));
        nowMillis += GRACE_MILLIS;
        own(60, 2);
        assertThat(has(forgotten)).isFalse();
    }

    @Test
    void whatWasAnnouncedNeverLeaves() {
        Bytes first = own(50, 1);
        Bytes second = own(50, 2);
        shelf.announce(BlobRef.of(first));
        shelf.announce(BlobRef.of(second));
        nowMillis += 1_000 * GRACE_MILLIS;
        assertNoRoom(put(bytes(10, 3), true));
        assertNoRoom(put(bytes(10, 3), false));
        assertThat(has(first)).isTrue();
        assertThat(has(second)).isTrue();
    }

    @Test
    void moreThanFourDoNotLeaveForOne() {
        for (int seed = 1; seed <= 5; seed++) {
            fetched(20, seed);
        }
        fetched(60, 6);
        assertThat(shelf.holdings()).isEqualTo(new Holdings(100, 3));
        BlobStore narrow = new BlobStore(shelf, new BlobLimits(60, 100, 5, 1, GRACE_MILLIS, 2_000, 8, 400));
        assertNoRoom(narrow.put(bytes(50, 7), null, false, Instant.ofEpochMilli(nowMillis)));
        assertThat(shelf.holdings()).isEqualTo(new Holdings(100, 3));
    }

    @Property(tries = 200)
    void theBoundsHoldAndAnnouncedBlobsStayWhateverIsPut(@ForAll long seed) {
        Random random = new Random(seed);
        Set<BlobRef> announced = new HashSet<>();
        List<Bytes> known = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Bytes bytes = random.nextInt(4) == 0 && !known.isEmpty()
                    ? known.get(random.nextInt(known.size()))
                    : bytes(1 + random.nextInt(60), random.nextInt());
            known.add(bytes);
            nowMillis += random.nextInt(400);
            boolean own = random.nextBoolean();
            if (!(put(bytes, own) instanceof BlobStore.Put.Refused) && own && random.nextInt(5) == 0) {
                announced.add(BlobRef.of(bytes));
                shelf.announce(BlobRef.of(bytes));
            }
            assertThat(shelf.holdings().fitInto(LIMITS)).isTrue();
            assertThat(announced)
                    .allSatisfy(blob -> assertThat(shelf.find(blob)).isNotNull());
        }
    }
}
