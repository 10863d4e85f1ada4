package org.causality.libp2p.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.causality.libp2p.host.BlockingStream;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.DialException;
import org.causality.libp2p.host.Heard;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.Identified;
import org.causality.libp2p.host.Pattern;
import org.causality.libp2p.host.StreamRefusedException;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.yamux.YamuxLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** We go to js-libp2p, with the muxer agreed within the handshake. */
final class JavaDialsJsTest {
    private static final int STREAM_BYTES = 16 * 1024 * 1024;

    private static Host host;
    private static JsPeer js;
    private static Heard heard;

    @BeforeAll
    static void start() {
        js = JsPeer.start();
        host = TestHosts.start(TestHosts.named(2));
        heard = new Heard();
        host.listen(heard);
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
            js.close();
        }
    }

    @BeforeEach
    void dial() throws IOException {
        host.dial(js.address());
    }

    @Test
    void theConnectionIsThePeersOwn() throws IOException {
        Connection connection = host.dial(js.address());
        assertThat(connection.remotePeer()).isEqualTo(js.peerId());
        assertThat(connection.outbound()).isTrue();
    }

    @Test
    void anotherPeerThanTheNamedOneIsRefused() {
        var wrong = js.address()
                .without(AddressPart.P2P)
                .with(AddressPart.P2P, TestHosts.stranger().toString());
        assertThatThrownBy(() -> host.dial(wrong))
                .isInstanceOf(DialException.class)
                .hasMessageContaining(js.peerId().toString());
    }

    @Test
    void pingIsAnswered() throws IOException {
        assertThat(host.ping(js.peerId())).isPositive();
    }

    @Test
    void itIsIdentified() {
        Identified about = heard.identified(js.peerId(), one -> one.protocols().contains(TestHosts.SINK));
        assertThat(about.agentVersion()).contains("js-peer");
        assertThat(about.record()).isNotNull();
        assertThat(about.observedAddress()).isNotNull();
    }

    @Test
    void aChangeOfItsProtocolsIsPushedToUs() {
        js.call("handle", Map.of("protocol", "/test/late/1"));
        assertThat(heard.identified(js.peerId(), one -> one.protocols().contains("/test/late/1")))
                .isNotNull();
    }

    @Test
    void aChangeOfOurProtocolsIsPushedToIt() {
        heard.identified(js.peerId(), _ -> true);
        host.handle("/test/later/1", stream -> stream.reset());
        assertThat(js.awaitEvent(
                        "identified",
                        event -> String.valueOf(event.get("protocols")).contains("/test/later/1")))
                .containsEntry("peer", host.peerId().toString());
    }

    @Test
    void weSendSixteenMebibytesAndReadTheAnswerAfterOurEnd() throws IOException {
        try (BlockingStream stream = host.newStream(js.peerId(), TestHosts.SINK).blocking()) {
            String sent = Pattern.send(stream, STREAM_BYTES);
            stream.closeWrite();
            assertThat(HexFormat.of().formatHex(stream.readExactly(32))).isEqualTo(sent);
        }
    }

    @Test
    void weReceiveSixteenMebibytes() throws IOException {
        try (BlockingStream stream =
                host.newStream(js.peerId(), TestHosts.SOURCE).blocking()) {
            stream.write(ByteBuffer.allocate(8).putLong(STREAM_BYTES).array());
            assertThat(HexFormat.of().formatHex(Pattern.drain(stream))).isEqualTo(Pattern.digest(STREAM_BYTES));
        }
    }

    @Test
    void theSecondProposalIsTakenWhenTheFirstIsUnknown() throws IOException {
        var stream = host.newStream(js.peerId(), List.of("/test/unknown/1", TestHosts.ECHO));
        assertThat(stream.protocol()).isEqualTo(TestHosts.ECHO);
        stream.reset();
    }

    @Test
    void aProtocolItDoesNotSpeakIsRefused() {
        assertThatThrownBy(() -> host.newStream(js.peerId(), "/test/unknown/1"))
                .isInstanceOf(StreamRefusedException.class);
    }

    @Test
    void itWaitsWhileWeReadSlowly() throws IOException {
        try (BlockingStream stream =
                host.newStream(js.peerId(), TestHosts.SOURCE).blocking()) {
            stream.write(ByteBuffer.allocate(8).putLong(STREAM_BYTES).array());
            assertThat(stream.readExactly(1)).isEqualTo(Pattern.at(0, 1));
            host.ping(js.peerId());
            assertThat(stream.stream().connection().gauges().unreadBytes())
                    .isLessThanOrEqualTo(YamuxLimits.INITIAL_WINDOW_BYTES);
            assertThat(stream.readExactly(1_000_000)).isEqualTo(Pattern.at(1, 1_000_000));
        }
        assertThat(host.ping(js.peerId())).isLessThan(Duration.ofSeconds(10));
    }
}
