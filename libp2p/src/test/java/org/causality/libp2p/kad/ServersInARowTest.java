package org.causality.libp2p.kad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.Octets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Five servers, each of which has met the one before it, and a client that has met the last. */
final class ServersInARowTest {
    private static final Octets MULTIHASH = Octets.of("a multihash");

    private static List<KadPeer> servers = List.of();
    private static KadPeer client;

    @BeforeAll
    static void start() throws InterruptedException {
        servers = IntStream.range(1, 6).mapToObj(KadPeer::server).toList();
        for (int i = 1; i < servers.size(); i++) {
            servers.get(i).meet(servers.get(i - 1));
        }
        client = KadPeer.client(6);
        client.meet(servers.getLast());
        client.kad().refresh();
    }

    @AfterAll
    static void stop() {
        List<KadPeer> all = new ArrayList<>(servers);
        all.add(client);
        all.forEach(KadPeer::close);
    }

    @Test
    void aNewcomerHearsOfEveryone() {
        assertThat(client.kad().tablePeers().stream().map(Contact::peer))
                .containsExactlyInAnyOrderElementsOf(
                        servers.stream().map(server -> server.host().peerId()).toList());
    }

    @Test
    void aClientIsInNobodysTable() throws InterruptedException {
        for (KadPeer server : servers) {
            server.kad().refresh();
            assertThat(server.kad().tablePeers().stream().map(Contact::peer))
                    .doesNotContain(client.host().peerId());
        }
    }

    @Test
    void aPeerIsFoundThroughOthers() throws InterruptedException {
        try (KadPeer late = KadPeer.client(7)) {
            late.meet(servers.getLast());
            Contact found = Objects.requireNonNull(
                    late.kad().findPeer(servers.getFirst().host().peerId()));
            assertThat(found.dialAddresses())
                    .containsAll(servers.getFirst().host().dialAddresses());
        }
    }

    @Test
    void aPeerNobodyKnowsIsNotFound() throws InterruptedException {
        assertThat(client.kad().findPeer(TestHosts.stranger())).isNull();
    }

    @Test
    void aRecordStoredByOneIsFoundByAnother() throws InterruptedException {
        Octets key = KadPeer.key("stored");
        assertThat(client.kad().put(key, Octets.of("ok 1"))).isEqualTo(servers.size());
        assertThat(servers.getFirst().kad().get(key)).isEqualTo(Octets.of("ok 1"));
    }

    @Test
    void aBetterRecordReplacesTheOldOneEverywhere() throws InterruptedException {
        Octets key = KadPeer.key("replaced");
        client.kad().put(key, Octets.of("ok 1"));
        servers.get(2).kad().put(key, Octets.of("ok 2"));
        assertThat(client.kad().get(key)).isEqualTo(Octets.of("ok 2"));
        assertThat(client.kad().put(key, Octets.of("ok 0"))).isZero();
    }

    @Test
    void aRecordThatIsInvalidIsTheCallersMistake() {
        assertThatThrownBy(() -> client.kad().put(KadPeer.key("x"), Octets.of("no")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyWithoutARecordHasNone() throws InterruptedException {
        assertThat(client.kad().get(KadPeer.key("none"))).isNull();
    }

    @Test
    void aProviderIsFoundByAnother() throws InterruptedException {
        KadPeer provider = servers.get(1);
        assertThat(provider.kad().provide(MULTIHASH)).isPositive();
        KadPeer.await(() -> provides(provider));
    }

    /** Announcements are not answered, so the last of them may still be on its way. */
    private static boolean provides(KadPeer provider) {
        try {
            return client.kad().findProviders(MULTIHASH, 5).stream()
                    .anyMatch(contact -> contact.peer().equals(provider.host().peerId()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
