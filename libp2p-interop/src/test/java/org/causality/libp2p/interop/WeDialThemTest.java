package org.causality.libp2p.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
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

/** We go to a peer of another implementation; over TCP with the muxer agreed within the handshake where it can that. */
@SuppressWarnings("NullAway.Init") // set at the beginning of each test
final class WeDialThemTest {
    private static final int STREAM_BYTES = 16 * 1024 * 1024;

    private static final Map<Encounter, Meeting> MEETINGS = new EnumMap<>(Encounter.class);

    private record Meeting(Host host, ForeignPeer them, Heard heard) {}

    private Host host;
    private ForeignPeer them;
    private Heard heard;

    /** One host and one peer for all tests with that they. */
    private void dial(Encounter with) throws IOException {
        Meeting meeting = MEETINGS.computeIfAbsent(with, WeDialThemTest::arrange);
        host = meeting.host();
        them = meeting.them();
        heard = meeting.heard();
        host.dial(them.address());
    }

    private static Meeting arrange(Encounter with) {
        ForeignPeer them = with.start();
        Heard heard = new Heard();
        Host host = TestHosts.start(with.over().named(2));
        host.listen(heard);
        return new Meeting(host, them, heard);
    }

    @AfterAll
    static void stop() {
        MEETINGS.values().forEach(meeting -> {
            meeting.host().close();
            meeting.them().close();
        });
    }

    @WithEachEncounter
    void theConnectionIsThePeersOwn(Encounter with) throws IOException {
        dial(with);
        Connection connection = host.dial(them.address());
        assertThat(connection.remotePeer()).isEqualTo(them.peerId());
        assertThat(connection.outbound()).isTrue();
        assertThat(connection.remoteAddress().toString()).startsWith(with.seenAt());
    }

    @WithEachEncounter
    void anotherPeerThanTheNamedOneIsRefused(Encounter with) throws IOException {
        dial(with);
        var wrong = them.address()
                .without(AddressPart.P2P)
                .with(AddressPart.P2P, TestHosts.stranger().toString());
        assertThatThrownBy(() -> host.dial(wrong))
                .isInstanceOf(DialException.class)
                .hasMessageContaining(them.peerId().toString());
    }

    @WithEachEncounter
    void pingIsAnswered(Encounter with) throws IOException {
        dial(with);
        assertThat(host.ping(them.peerId())).isPositive();
    }

    @WithEachEncounter
    void itIsIdentified(Encounter with) throws IOException {
        dial(with);
        Identified about =
                heard.identified(them.peerId(), one -> one.protocols().contains(TestHosts.SINK));
        assertThat(about.agentVersion()).contains(with.they().agent());
        assertThat(about.record() != null).isEqualTo(with.they().signsPeerRecordsAsWeDo());
        assertThat(about.observedAddress()).isNotNull();
    }

    @WithEachEncounter
    void aChangeOfItsProtocolsIsPushedToUs(Encounter with) throws IOException {
        dial(with);
        them.call("handle", Map.of("protocol", "/test/late/1"));
        assertThat(heard.identified(them.peerId(), one -> one.protocols().contains("/test/late/1")))
                .isNotNull();
    }

    @WithEachEncounter
    void aChangeOfOurProtocolsIsPushedToIt(Encounter with) throws IOException {
        dial(with);
        heard.identified(them.peerId(), _ -> true);
        host.handle("/test/later/1", stream -> stream.reset());
        assertThat(them.awaitEvent(
                        "identified",
                        event -> String.valueOf(event.get("protocols")).contains("/test/later/1")))
                .containsEntry("peer", host.peerId().toString());
    }

    @WithEachEncounter
    void weSendSixteenMebibytesAndReadTheAnswerAfterOurEnd(Encounter with) throws IOException {
        dial(with);
        try (BlockingStream stream =
                host.newStream(them.peerId(), TestHosts.SINK).blocking()) {
            String sent = Pattern.send(stream, STREAM_BYTES);
            stream.closeWrite();
            assertThat(HexFormat.of().formatHex(stream.readExactly(32))).isEqualTo(sent);
        }
    }

    @WithEachEncounter
    void weReceiveSixteenMebibytes(Encounter with) throws IOException {
        dial(with);
        try (BlockingStream stream =
                host.newStream(them.peerId(), TestHosts.SOURCE).blocking()) {
            stream.write(ByteBuffer.allocate(8).putLong(STREAM_BYTES).array());
            assertThat(HexFormat.of().formatHex(Pattern.drain(stream))).isEqualTo(Pattern.digest(STREAM_BYTES));
        }
    }

    @WithEachEncounter
    void theSecondProposalIsTakenWhenTheFirstIsUnknown(Encounter with) throws IOException {
        dial(with);
        var stream = host.newStream(them.peerId(), List.of("/test/unknown/1", TestHosts.ECHO));
        assertThat(stream.protocol()).isEqualTo(TestHosts.ECHO);
        stream.reset();
    }

    @WithEachEncounter
    void aProtocolItDoesNotSpeakIsRefused(Encounter with) throws IOException {
        dial(with);
        assertThatThrownBy(() -> host.newStream(them.peerId(), "/test/unknown/1"))
                .isInstanceOf(StreamRefusedException.class);
    }

    @WithEachEncounter
    void itsAnswerComesAfterWeEndedOurSide(Encounter with) throws IOException {
        dial(with);
        try (BlockingStream stream =
                host.newStream(them.peerId(), TestHosts.ECHO).blocking()) {
            stream.write(Pattern.at(0, 100));
            stream.closeWrite();
            assertThat(stream.readExactly(100)).isEqualTo(Pattern.at(0, 100));
            assertThat(stream.read(new byte[1], 0, 1)).isNegative();
        }
    }

    @WithEachEncounter
    void aStreamThatWeResetLeavesTheConnectionAlone(Encounter with) throws IOException {
        dial(with);
        var stream = host.newStream(them.peerId(), TestHosts.ECHO);
        stream.write(new byte[100]);
        stream.reset();
        assertThat(host.ping(them.peerId())).isPositive();
    }

    @WithEachEncounter
    void manyStreamsAreOpenAtOnce(Encounter with) throws IOException {
        dial(with);
        List<BlockingStream> open = new ArrayList<>();
        for (int i = 0; i < with.streams(); i++) {
            open.add(host.newStream(them.peerId(), TestHosts.ECHO).blocking());
        }
        for (int i = 0; i < with.streams(); i++) {
            open.get(i).write(Pattern.at(i, 10));
            open.get(i).closeWrite();
        }
        for (int i = 0; i < with.streams(); i++) {
            assertThat(open.get(i).readExactly(10)).isEqualTo(Pattern.at(i, 10));
            open.get(i).close();
        }
    }

    @WithEachEncounter
    void itWaitsWhileWeReadSlowly(Encounter with) throws IOException {
        dial(with);
        try (BlockingStream stream =
                host.newStream(them.peerId(), TestHosts.SOURCE).blocking()) {
            stream.write(ByteBuffer.allocate(8).putLong(STREAM_BYTES).array());
            assertThat(stream.readExactly(1)).isEqualTo(Pattern.at(0, 1));
            host.ping(them.peerId());
            assertThat(stream.stream().connection().gauges().unreadBytes())
                    .isLessThanOrEqualTo(YamuxLimits.INITIAL_WINDOW_BYTES);
            assertThat(stream.readExactly(1_000_000)).isEqualTo(Pattern.at(1, 1_000_000));
        }
        assertThat(host.ping(them.peerId())).isPositive();
    }
}
