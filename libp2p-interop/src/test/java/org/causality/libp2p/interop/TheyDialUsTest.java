package org.causality.libp2p.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.Map;
import org.causality.libp2p.host.Heard;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.Pattern;
import org.causality.libp2p.host.TestHosts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A peer of another implementation comes to us, with the muxer agreed within the handshake where it can that. */
@SuppressWarnings("NullAway.Init") // set at the beginning of each test
final class TheyDialUsTest {
    private static final int STREAM_BYTES = 16 * 1024 * 1024;

    private static final Map<Encounter, Meeting> MEETINGS = new EnumMap<>(Encounter.class);

    private record Meeting(Host host, ForeignPeer them, Heard heard) {}

    private Host host;
    private ForeignPeer them;
    private Heard heard;

    /** One host and one peer for all tests with that they. */
    private void beDialled(Encounter with) {
        Meeting meeting = MEETINGS.computeIfAbsent(with, TheyDialUsTest::arrange);
        host = meeting.host();
        them = meeting.them();
        heard = meeting.heard();
        them.call("dial", Map.of("address", address()));
    }

    private static Meeting arrange(Encounter with) {
        ForeignPeer them = with.start();
        Heard heard = new Heard();
        Host host = TestHosts.start(with.over().named(1).agentVersion("causality-test"));
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

    private String address() {
        return host.dialAddresses().getFirst().toString();
    }

    private Map<String, String> us() {
        return Map.of("peer", host.peerId().toString());
    }

    @WithEachEncounter
    void theConnectionIsSecuredAndMultiplexed(Encounter with) {
        beDialled(with);
        Map<String, Object> answer = them.call("dial", Map.of("address", address()));
        assertThat(answer).containsEntry("peer", host.peerId().toString());
        if (with.over() == TestHosts.Over.TCP) {
            assertThat(answer).containsEntry("encryption", "/noise").containsEntry("muxer", "/yamux/1.0.0");
        }
        heard.identified(them.peerId(), _ -> true);
        assertThat(host.connection(them.peerId())).isNotNull();
    }

    @WithEachEncounter
    void anotherPeerThanTheNamedOneIsRefused(Encounter with) {
        beDialled(with);
        String wrong =
                address().replace(host.peerId().toString(), TestHosts.stranger().toString());
        assertThatThrownBy(() -> them.call("dial", Map.of("address", wrong))).isInstanceOf(ForeignPeer.Refused.class);
    }

    @WithEachEncounter
    void pingIsAnswered(Encounter with) {
        beDialled(with);
        assertThat((Number) them.call("ping", us()).get("millis")).isNotNull();
    }

    @WithEachEncounter
    void itIdentifiesUs(Encounter with) {
        beDialled(with);
        Map<String, Object> told = them.awaitEvent("identified", _ -> true);
        assertThat(told)
                .containsEntry("agentVersion", "causality-test")
                .containsEntry("signed", with.they().signsPeerRecordsAsWeDo());
        assertThat(String.valueOf(told.get("observedAddr"))).startsWith(with.seenAt());
        assertThat(String.valueOf(told.get("protocols"))).contains(TestHosts.SINK, "/ipfs/id/push/1.0.0");
    }

    @WithEachEncounter
    void itSendsSixteenMebibytes(Encounter with) {
        beDialled(with);
        Map<String, Object> answer =
                them.call("sink", Map.of("peer", host.peerId().toString(), "bytes", STREAM_BYTES));
        assertThat(answer).containsEntry("answered", Pattern.digest(STREAM_BYTES));
        assertThat(answer).containsEntry("sent", Pattern.digest(STREAM_BYTES));
    }

    @WithEachEncounter
    void itReceivesSixteenMebibytes(Encounter with) {
        beDialled(with);
        Map<String, Object> answer =
                them.call("source", Map.of("peer", host.peerId().toString(), "bytes", STREAM_BYTES));
        assertThat(answer).containsEntry("bytes", STREAM_BYTES).containsEntry("digest", Pattern.digest(STREAM_BYTES));
    }

    @WithEachEncounter
    void weWaitWhileItReadsSlowly(Encounter with) {
        beDialled(with);
        int bytes = 4 * 1024 * 1024;
        Map<String, Object> answer =
                them.call("source", Map.of("peer", host.peerId().toString(), "bytes", bytes, "restMillis", 5));
        assertThat(answer).containsEntry("bytes", bytes).containsEntry("digest", Pattern.digest(bytes));
    }

    @ParameterizedTest
    @EnumSource(
            value = Encounter.class,
            names = "JS_OVER_QUIC",
            mode = EnumSource.Mode.EXCLUDE) // it hangs, see the README
    void manyStreamsRunAtOnce(Encounter with) {
        beDialled(with);
        Map<String, Object> answer =
                them.call("echoes", Map.of("peer", host.peerId().toString(), "streams", with.streams()));
        assertThat(answer).containsEntry("right", with.streams());
    }

    @WithEachEncounter
    void aResetStreamLeavesTheConnectionAlone(Encounter with) {
        beDialled(with);
        them.call("reset", us());
        assertThat((Number) them.call("ping", us()).get("millis")).isNotNull();
    }
}
