package org.causality.libp2p.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.KadPeer;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadId;
import org.causality.libp2p.kad.message.Octets;
import org.causality.libp2p.multiformats.Multihash;
import org.junit.jupiter.api.AfterAll;

/** Two servers of theirs and two of ours in one table; what one side stores, the other finds. */
@SuppressWarnings("NullAway.Init") // set at the beginning of each test
final class ForeignKademliaTest {
    private static final Map<String, Object> DHT = Map.of("kad", Map.of("protocol", KadPeer.PROTOCOL));

    private static final Map<Encounter, Meeting> MEETINGS = new EnumMap<>(Encounter.class);

    private record Meeting(ForeignPeer them, ForeignPeer otherThem, KadPeer ours, KadPeer otherOurs) {}

    private ForeignPeer them;
    private ForeignPeer otherThem;
    private KadPeer ours;
    private KadPeer otherOurs;

    /** One table for all tests with that they. */
    private void meet(Encounter they) throws IOException, InterruptedException {
        boolean isNew = !MEETINGS.containsKey(they);
        Meeting meeting = MEETINGS.computeIfAbsent(
                they,
                _ -> new Meeting(
                        they.start(DHT),
                        they.start(DHT),
                        KadPeer.server(they.over(), 1),
                        KadPeer.server(they.over(), 2)));
        them = meeting.them();
        otherThem = meeting.otherThem();
        ours = meeting.ours();
        otherOurs = meeting.otherOurs();
        if (isNew) {
            connect();
        }
    }

    private void connect() throws IOException, InterruptedException {
        // It knows us both before anybody can name us to it: js-libp2p pings whom it hears of before that one has a
        // seat, and
        // asks whom it is told of only where that one is nearer than the one who told it.
        for (KadPeer one : List.of(ours, otherOurs)) {
            one.host().dial(them.address());
            KadPeer.await(() -> knows(one, them.peerId()));
            awaitTheyKnow(them, one.host().peerId());
        }
        them.call("dial", Map.of("address", otherThem.address().toString()));
        awaitTheyKnow(them, otherThem.peerId());
        otherOurs.meet(ours);
        KadPeer.await(() -> knows(ours, otherOurs.host().peerId()));
        otherOurs.kad().refresh();
        ours.kad().refresh();
        awaitTheyKnow(otherThem, ours.host().peerId());
    }

    @AfterAll
    static void stop() {
        MEETINGS.values().forEach(meeting -> {
            meeting.ours().close();
            meeting.otherOurs().close();
            meeting.them().close();
            meeting.otherThem().close();
        });
    }

    private static boolean knows(KadPeer peer, PeerId other) {
        return peer.kad().tablePeers().stream()
                .anyMatch(contact -> contact.peer().equals(other));
    }

    private static void awaitTheyKnow(ForeignPeer peer, PeerId other) {
        KadPeer.await(() ->
                String.valueOf(peer.call("kadPeers", Map.of()).get("peers")).contains(other.toString()));
    }

    private static String base64(Octets bytes) {
        return Base64.getEncoder().encodeToString(bytes.bytes());
    }

    private static Octets multihash(String of) {
        byte[] digest = new byte[32];
        byte[] text = of.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, digest, 0, text.length);
        return Octets.of(Multihash.of(Multihash.Function.SHA2_256, digest).bytes());
    }

    @WithEachEncounter
    void weFindAPeerThatOnlyItKnows(Encounter they) throws IOException, InterruptedException {
        meet(they);
        Contact found = Objects.requireNonNull(otherOurs.kad().findPeer(otherThem.peerId()));
        assertThat(found.dialAddresses()).contains(otherThem.address());
    }

    @WithEachEncounter
    void itFindsAPeerThatOnlyWeKnow(Encounter they) throws IOException, InterruptedException {
        meet(they);
        Map<String, Object> found = otherThem.call(
                "kadFindPeer", Map.of("peer", otherOurs.host().peerId().toString()));
        assertThat(String.valueOf(found.get("addresses")))
                .contains(otherOurs.host().listenAddresses().getFirst().toString());
    }

    @WithEachEncounter
    void itFindsNobodyWhereNobodyIs(Encounter they) throws IOException, InterruptedException {
        meet(they);
        Map<String, String> stranger = Map.of("peer", TestHosts.stranger().toString());
        assertThatThrownBy(() -> them.call("kadFindPeer", stranger)).isInstanceOf(ForeignPeer.Refused.class);
    }

    private List<PeerId> closestByThem(Octets key) {
        List<?> peers = (List<?>) Objects.requireNonNull(
                them.call("kadClosest", Map.of("key", base64(key))).get("peers"));
        return peers.stream().map(String::valueOf).map(PeerId::parse).toList();
    }

    /** The two others and that one of the two that do not ask, for nobody names itself. */
    private List<PeerId> byDistance(Octets key, PeerId answering) {
        return Stream.of(otherThem.peerId(), otherOurs.host().peerId(), answering)
                .sorted((a, b) -> KadId.of(key).byDistance().compare(KadId.of(a), KadId.of(b)))
                .toList();
    }

    @WithEachEncounter
    void bothAgreeOnWhatIsNear(Encounter they) throws IOException, InterruptedException {
        meet(they);
        Octets key = KadPeer.key("near");
        assertThat(ours.kad().closest(key).stream().map(Contact::peer))
                .containsExactlyElementsOf(byDistance(key, them.peerId()));
        assertThat(closestByThem(key))
                .containsExactlyElementsOf(byDistance(key, ours.host().peerId()));
    }

    @WithEachEncounter
    void itGetsTheRecordThatWeStored(Encounter they) throws IOException, InterruptedException {
        meet(they);
        Octets key = KadPeer.key("from-java");
        assertThat(otherOurs.kad().put(key, Octets.of("ok from java"))).isEqualTo(3);
        assertThat(otherThem.call("kadGet", Map.of("key", base64(key))))
                .containsEntry("value", base64(Octets.of("ok from java")));
    }

    @WithEachEncounter
    void weGetTheRecordThatItStored(Encounter they) throws IOException, InterruptedException {
        meet(they);
        Octets key = KadPeer.key("from-them");
        otherThem.call("kadPut", Map.of("key", base64(key), "value", base64(Octets.of("ok from them"))));
        assertThat(otherOurs.kad().get(key)).isEqualTo(Octets.of("ok from them"));
    }

    @WithEachEncounter
    void aRecordThatItsValidatorRefusesIsNotTaken(Encounter they) throws IOException, InterruptedException {
        meet(they);
        Map<String, String> invalid = Map.of("key", base64(KadPeer.key("bad")), "value", base64(Octets.of("no")));
        switch (they.they()) {
            case JS -> assertThat(them.call("kadPut", invalid)).containsEntry("stored", 0);
            // It does not even send what its own validator refuses.
            case GO -> assertThatThrownBy(() -> them.call("kadPut", invalid)).hasMessageContaining("not a valid value");
            // It says that it took a record before its user has judged it.
            case RUST -> assertThat(them.call("kadPut", invalid)).containsEntry("stored", 1);
        }
    }

    @WithEachEncounter
    void weFindTheProviderThatItAnnounced(Encounter they) throws IOException, InterruptedException {
        meet(they);
        Octets hash = multihash("provided by them");
        otherThem.call("kadProvide", Map.of("multihash", base64(hash)));
        assertThat(otherOurs.kad().findProviders(hash, 1).stream().map(Contact::peer))
                .containsExactly(otherThem.peerId());
    }

    @WithEachEncounter
    void itFindsTheProviderThatWeAnnounced(Encounter they) throws IOException, InterruptedException {
        meet(they);
        Octets hash = multihash("provided by java");
        assertThat(otherOurs.kad().provide(hash)).isEqualTo(3);
        // Announcements are not answered, so the last of them may still be on its way.
        KadPeer.await(() -> String.valueOf(otherThem
                        .call("kadProviders", Map.of("multihash", base64(hash)))
                        .get("peers"))
                .contains(otherOurs.host().peerId().toString()));
    }

    @WithEachEncounter
    void aClientOfOursAsksAndIsNotAsked(Encounter they) throws IOException, InterruptedException {
        meet(they);
        try (KadPeer client = KadPeer.client(they.over(), 3)) {
            client.host().dial(them.address());
            KadPeer.await(() -> knows(client, them.peerId()));
            Octets key = KadPeer.key("from-a-client");
            assertThat(client.kad().put(key, Octets.of("ok"))).isPositive();
            assertThat(them.call("kadGet", Map.of("key", base64(key)))).containsEntry("value", base64(Octets.of("ok")));
            assertThat(String.valueOf(them.call("kadPeers", Map.of()).get("peers")))
                    .doesNotContain(client.host().peerId().toString());
        }
    }

    @WithEachEncounter
    void aClientOfTheirsAsksAndIsNotAsked(Encounter they) throws IOException, InterruptedException {
        meet(they);
        Map<String, Object> asClient = Map.of("kad", Map.of("protocol", KadPeer.PROTOCOL, "clientMode", true));
        try (ForeignPeer client = they.start(asClient)) {
            client.call(
                    "dial",
                    Map.of("address", ours.host().dialAddresses().getFirst().toString()));
            awaitTheyKnow(client, ours.host().peerId());
            Octets key = KadPeer.key("from-a-client-of-theirs");
            client.call("kadPut", Map.of("key", base64(key), "value", base64(Octets.of("ok"))));
            assertThat(otherOurs.kad().get(key)).isEqualTo(Octets.of("ok"));
            assertThat(ours.kad().tablePeers()).extracting(Contact::peer).doesNotContain(client.peerId());
        }
    }
}
