package org.causality.libp2p.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.KadPeer;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadId;
import org.causality.libp2p.kad.message.Octets;
import org.causality.libp2p.multiformats.Multihash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers of theirs and two of ours in one table; what one side stores, the other finds. */
final class JsKademliaTest {
    private static final Map<String, ?> DHT = Map.of("kad", Map.of("protocol", KadPeer.PROTOCOL));

    private static JsPeer js;
    private static JsPeer otherJs;
    private static KadPeer ours;
    private static KadPeer otherOurs;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        js = JsPeer.start(DHT);
        otherJs = JsPeer.start(DHT);
        ours = KadPeer.server(1);
        otherOurs = KadPeer.server(2);
        ours.host().dial(js.address());
        js.call("dial", Map.of("address", otherJs.address().toString()));
        otherOurs.meet(ours);
        KadPeer.await(() -> knows(ours, js.peerId()));
        awaitJsKnows(js, ours.host().peerId());
        awaitJsKnows(js, otherJs.peerId());
        otherOurs.kad().refresh();
        ours.kad().refresh();
        awaitJsKnows(otherJs, ours.host().peerId());
    }

    @AfterAll
    static void stop() {
        if (ours != null) {
            ours.close();
            otherOurs.close();
            js.close();
            otherJs.close();
        }
    }

    private static boolean knows(KadPeer peer, PeerId other) {
        return peer.kad().tablePeers().stream()
                .anyMatch(contact -> contact.peer().equals(other));
    }

    private static void awaitJsKnows(JsPeer peer, PeerId other) {
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

    @Test
    void weFindAPeerThatOnlyItKnows() throws InterruptedException {
        Contact found = Objects.requireNonNull(otherOurs.kad().findPeer(otherJs.peerId()));
        assertThat(found.dialAddresses()).contains(otherJs.address());
    }

    @Test
    void itFindsAPeerThatOnlyWeKnow() {
        Map<String, Object> found = otherJs.call(
                "kadFindPeer", Map.of("peer", otherOurs.host().peerId().toString()));
        assertThat(String.valueOf(found.get("addresses")))
                .contains(otherOurs.host().listenAddresses().getFirst().toString());
    }

    @Test
    void itFindsNobodyWhereNobodyIs() {
        Map<String, String> stranger = Map.of("peer", TestHosts.stranger().toString());
        assertThatThrownBy(() -> js.call("kadFindPeer", stranger)).isInstanceOf(JsPeer.JsError.class);
    }

    @Test
    void bothAgreeOnWhatIsNear() throws InterruptedException {
        Octets key = KadPeer.key("near");
        List<PeerId> nearest =
                ours.kad().closest(key).stream().map(Contact::peer).toList();
        assertThat(nearest)
                .hasSize(3)
                .isSortedAccordingTo((a, b) -> KadId.of(key).byDistance().compare(KadId.of(a), KadId.of(b)));
        List<?> theirs = (List<?>) Objects.requireNonNull(
                js.call("kadClosest", Map.of("key", base64(key))).get("peers"));
        assertThat(nearest.stream().filter(peer -> !peer.equals(js.peerId())).map(PeerId::toString))
                .isSubsetOf(theirs.stream().map(String::valueOf).toList());
    }

    @Test
    void itGetsTheRecordThatWeStored() throws InterruptedException {
        Octets key = KadPeer.key("from-java");
        assertThat(otherOurs.kad().put(key, Octets.of("ok from java"))).isEqualTo(3);
        assertThat(otherJs.call("kadGet", Map.of("key", base64(key))))
                .containsEntry("value", base64(Octets.of("ok from java")));
    }

    @Test
    void weGetTheRecordThatItStored() throws InterruptedException {
        Octets key = KadPeer.key("from-js");
        otherJs.call("kadPut", Map.of("key", base64(key), "value", base64(Octets.of("ok from js"))));
        assertThat(otherOurs.kad().get(key)).isEqualTo(Octets.of("ok from js"));
    }

    @Test
    void aRecordThatItsValidatorRefusesIsNotTaken() {
        Map<String, String> invalid = Map.of("key", base64(KadPeer.key("bad")), "value", base64(Octets.of("no")));
        Map<String, Object> answer = js.call("kadPut", invalid);
        assertThat(answer).containsEntry("stored", 0);
    }

    @Test
    void weFindTheProviderThatItAnnounced() throws InterruptedException {
        Octets hash = multihash("provided by js");
        otherJs.call("kadProvide", Map.of("multihash", base64(hash)));
        assertThat(otherOurs.kad().findProviders(hash, 1).stream().map(Contact::peer))
                .containsExactly(otherJs.peerId());
    }

    @Test
    void itFindsTheProviderThatWeAnnounced() throws InterruptedException {
        Octets hash = multihash("provided by java");
        assertThat(otherOurs.kad().provide(hash)).isEqualTo(3);
        assertThat(String.valueOf(otherJs.call("kadProviders", Map.of("multihash", base64(hash)))
                        .get("peers")))
                .contains(otherOurs.host().peerId().toString());
    }

    @Test
    void aClientOfOursAsksAndIsNotAsked() throws InterruptedException, IOException {
        try (KadPeer client = KadPeer.client(3)) {
            client.host().dial(js.address());
            KadPeer.await(() -> knows(client, js.peerId()));
            Octets key = KadPeer.key("from-a-client");
            assertThat(client.kad().put(key, Octets.of("ok"))).isPositive();
            assertThat(js.call("kadGet", Map.of("key", base64(key)))).containsEntry("value", base64(Octets.of("ok")));
            assertThat(String.valueOf(js.call("kadPeers", Map.of()).get("peers")))
                    .doesNotContain(client.host().peerId().toString());
        }
    }
}
