package org.causality.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import org.causality.libp2p.kad.KadPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BulkConnectionTest {
    private final Host a = TestHosts.start(TestHosts.named(61));
    private final Host b = TestHosts.start(TestHosts.named(62));

    @BeforeEach
    void connect() throws IOException {
        a.dial(b.dialAddresses().getFirst());
        KadPeer.await(() -> b.connection(a.peerId()) != null
                && Objects.requireNonNull(b.connection(a.peerId())).identified() != null);
    }

    @AfterEach
    void close() {
        a.close();
        b.close();
    }

    @Test
    void bulkHasASocketOfItsOwnAndTheFirstConnectionStaysTheFirst() throws IOException {
        Connection first = Objects.requireNonNull(a.connection(b.peerId()));
        Connection second = Objects.requireNonNull(a.bulk(b.peerId()));
        assertThat(second).isNotEqualTo(first);
        assertThat(second.remotePeer()).isEqualTo(b.peerId());
        assertThat(a.connection(b.peerId())).isEqualTo(first);
        assertThat(a.bulk(b.peerId())).isEqualTo(second);
        assertThat(a.bulkGauges().open()).isEqualTo(1);
        try (BlockingStream echo =
                second.newStream(java.util.List.of(TestHosts.ECHO)).blocking()) {
            echo.write(new byte[] {1, 2, 3});
            assertThat(echo.readExactly(3)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void whoWasDialledReachesTheOtherWhereItSaysItListens() {
        Connection second = Objects.requireNonNull(b.bulk(a.peerId()));
        assertThat(second.outbound()).isTrue();
        assertThat(b.bulkGauges()).isEqualTo(new BulkGauges(1, BulkConnections.BULK_CONNECTIONS_MAX, 0));
    }

    @Test
    void theSecondEndsWithTheFirst() {
        Connection first = Objects.requireNonNull(a.connection(b.peerId()));
        Connection second = Objects.requireNonNull(a.bulk(b.peerId()));
        first.close();
        KadPeer.await(() -> !second.isOpen() && a.bulkGauges().open() == 0);
        KadPeer.await(() -> a.connection(b.peerId()) == null);
        assertThat(a.bulk(b.peerId())).isNull();
    }

    @Test
    void whoCannotBeDialledGetsBulkOverTheFirst() throws IOException {
        try (Host silent = Host.builder(org.causality.libp2p.identity.PrivateKey.ofSeed(new byte[32]))
                .start()) {
            Connection first = silent.dial(a.dialAddresses().getFirst());
            KadPeer.await(() -> a.connection(silent.peerId()) != null
                    && Objects.requireNonNull(a.connection(silent.peerId())).identified() != null);
            assertThat(Objects.requireNonNull(a.bulk(silent.peerId())).outbound())
                    .isFalse();
            assertThat(a.bulkGauges().fallbacks()).isEqualTo(1);
            assertThat(first.isOpen()).isTrue();
        }
    }

    @Test
    void aStrangerHasNone() {
        assertThat(a.bulk(TestHosts.stranger())).isNull();
    }
}
