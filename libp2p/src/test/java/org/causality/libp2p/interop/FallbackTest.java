package org.causality.libp2p.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.TestHosts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One side or both leave the muxer out of the handshake: it is agreed by multistream within Noise. */
final class FallbackTest {
    static Stream<Arguments> sides() {
        return Stream.of(Arguments.of(true, false), Arguments.of(false, true), Arguments.of(false, false));
    }

    @ParameterizedTest(name = "js early {0}, ours early {1}")
    @MethodSource("sides")
    void bothDirectionsWork(boolean jsEarly, boolean oursEarly) throws IOException {
        try (JsPeer js = JsPeer.start(Map.of("earlyMuxer", jsEarly));
                Host host = TestHosts.start(TestHosts.named(1).earlyMuxer(oursEarly));
                Host other = TestHosts.start(TestHosts.named(2).earlyMuxer(oursEarly))) {
            host.dial(js.address());
            assertThat(host.ping(js.peerId())).isPositive();
            js.call("dial", Map.of("address", other.dialAddresses().getFirst().toString()));
            assertThat((Number) js.call("ping", Map.of("peer", other.peerId().toString()))
                            .get("millis"))
                    .isNotNull();
        }
    }
}
