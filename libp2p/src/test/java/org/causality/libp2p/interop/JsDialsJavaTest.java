package org.causality.libp2p.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.Pattern;
import org.causality.libp2p.host.TestHosts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** js-libp2p comes to us, with the muxer agreed within the handshake. */
final class JsDialsJavaTest {
    private static final int STREAM_BYTES = 16 * 1024 * 1024;

    private static Host host;
    private static JsPeer js;

    @BeforeAll
    static void start() {
        js = JsPeer.start();
        host = TestHosts.start(TestHosts.named(1).agentVersion("causality-test"));
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
            js.close();
        }
    }

    @BeforeEach
    void dial() {
        js.call("dial", Map.of("address", address()));
    }

    private static String address() {
        return host.dialAddresses().getFirst().toString();
    }

    private static Map<String, String> us() {
        return Map.of("peer", host.peerId().toString());
    }

    @Test
    void theConnectionIsSecuredAndMultiplexed() {
        Map<String, Object> answer = js.call("dial", Map.of("address", address()));
        assertThat(answer).containsEntry("peer", host.peerId().toString());
        assertThat(answer).containsEntry("encryption", "/noise").containsEntry("muxer", "/yamux/1.0.0");
        assertThat(host.connection(js.peerId())).isNotNull();
    }

    @Test
    void anotherPeerThanTheNamedOneIsRefused() {
        String wrong =
                address().replace(host.peerId().toString(), TestHosts.stranger().toString());
        assertThatThrownBy(() -> js.call("dial", Map.of("address", wrong))).isInstanceOf(JsPeer.JsError.class);
    }

    @Test
    void pingIsAnswered() {
        assertThat((Number) js.call("ping", us()).get("millis")).isNotNull();
    }

    @Test
    void itIdentifiesUs() {
        Map<String, Object> told = js.awaitEvent("identified", _ -> true);
        assertThat(told).containsEntry("agentVersion", "causality-test").containsEntry("signed", true);
        assertThat(String.valueOf(told.get("protocols"))).contains(TestHosts.SINK, "/ipfs/id/push/1.0.0");
    }

    @Test
    void itSendsSixteenMebibytes() {
        Map<String, Object> answer =
                js.call("sink", Map.of("peer", host.peerId().toString(), "bytes", STREAM_BYTES));
        assertThat(answer).containsEntry("answered", Pattern.digest(STREAM_BYTES));
        assertThat(answer).containsEntry("sent", Pattern.digest(STREAM_BYTES));
    }

    @Test
    void itReceivesSixteenMebibytes() {
        Map<String, Object> answer =
                js.call("source", Map.of("peer", host.peerId().toString(), "bytes", STREAM_BYTES));
        assertThat(answer).containsEntry("bytes", STREAM_BYTES).containsEntry("digest", Pattern.digest(STREAM_BYTES));
    }

    @Test
    void weWaitWhileItReadsSlowly() {
        int bytes = 4 * 1024 * 1024;
        Map<String, Object> answer =
                js.call("source", Map.of("peer", host.peerId().toString(), "bytes", bytes, "restMillis", 5));
        assertThat(answer).containsEntry("bytes", bytes).containsEntry("digest", Pattern.digest(bytes));
    }

    @Test
    void manyStreamsRunAtOnce() {
        Map<String, Object> answer =
                js.call("echoes", Map.of("peer", host.peerId().toString(), "streams", 200));
        assertThat(answer).containsEntry("right", 200);
    }

    @Test
    void aResetStreamLeavesTheConnectionAlone() {
        js.call("reset", us());
        assertThat((Number) js.call("ping", us()).get("millis")).isNotNull();
    }
}
