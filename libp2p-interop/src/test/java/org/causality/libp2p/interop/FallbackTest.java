package org.causality.libp2p.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.TestHosts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One side or both leave the muxer out of the handshake: it is agreed by multistream within Noise. */
final class FallbackTest {
    record Sides(Implementation they, boolean theirsEarly, boolean oursEarly) {}

    static Stream<Sides> sides() {
        return Arrays.stream(Implementation.values())
                .flatMap(they -> Stream.of(
                        new Sides(they, true, false), new Sides(they, false, true), new Sides(they, false, false)))
                .filter(sides -> sides.they.speaksEarlyMuxer() || !sides.theirsEarly);
    }

    @ParameterizedTest
    @MethodSource("sides")
    void bothDirectionsWork(Sides sides) throws IOException {
        try (ForeignPeer them = sides.they.start(Map.of("earlyMuxer", sides.theirsEarly));
                Host host = TestHosts.start(TestHosts.named(1).earlyMuxer(sides.oursEarly));
                Host other = TestHosts.start(TestHosts.named(2).earlyMuxer(sides.oursEarly))) {
            host.dial(them.address());
            assertThat(host.ping(them.peerId())).isPositive();
            them.call("dial", Map.of("address", other.dialAddresses().getFirst().toString()));
            assertThat((Number) them.call("ping", Map.of("peer", other.peerId().toString()))
                            .get("millis"))
                    .isNotNull();
        }
    }
}
