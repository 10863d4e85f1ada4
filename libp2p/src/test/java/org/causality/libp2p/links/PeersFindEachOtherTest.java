package org.causality.libp2p.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.causality.libp2p.addressbook.Capacity;
import org.causality.libp2p.addressbook.Role;
import org.causality.libp2p.addressbook.ServiceRecord;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.kad.KadPeer;
import org.causality.libp2p.peering.PeeringSettings;
import org.causality.libp2p.peering.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that know one address, and no more. */
final class PeersFindEachOtherTest {
    private static final int HOSTS = 5;
    private static final String ANYWHERE = "/ip4/127.0.0.1/tcp/0";

    private final List<LinkPeer> peers = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        peers.forEach(LinkPeer::close);
    }

    private LinkPeer join(int seed, LinkStore store) {
        LinkPeer peer = peers.isEmpty()
                ? new LinkPeer(seed, store)
                : new LinkPeer(seed, store, peers.getFirst().address());
        peers.add(peer);
        return peer;
    }

    private static PeeringSettings choosingNone() {
        PeeringSettings usual = PeeringSettings.defaults();
        return new PeeringSettings(
                0,
                usual.inboundMax(),
                usual.inboundPerGroupMax(),
                0,
                0,
                0,
                1,
                usual.dialTimeout(),
                usual.feelerEvery(),
                usual.rotateEvery(),
                usual.settledAfter(),
                usual.settledMin(),
                usual.operatorRetryAfter());
    }

    private void all() {
        for (int seed = 1; seed <= HOSTS; seed++) {
            join(seed, LinkStore.forgetting());
        }
        KadPeer.await(() -> peers.stream().allMatch(peer -> peer.linked() == HOSTS - 1));
    }

    @Test
    void everyHostIsLinkedToEveryOther() {
        all();
        // Two that dialled each other at once are linked twice for a while.
        KadPeer.await(() -> peers.stream().allMatch(peer -> connected(peer) == HOSTS - 1));
    }

    private static long connected(LinkPeer peer) {
        return peer.host.connections().stream()
                .map(Connection::remotePeer)
                .distinct()
                .count();
    }

    @Test
    void hostsThatListenOverQuicOnlyAreFoundAsWell() {
        PeeringSettings usual = PeeringSettings.defaults();
        String quic = TestHosts.Over.QUIC.address();
        peers.add(new LinkPeer(1, quic, LinkStore.forgetting(), usual));
        for (int seed = 2; seed <= 3; seed++) {
            peers.add(new LinkPeer(
                    seed, quic, LinkStore.forgetting(), usual, peers.getFirst().address()));
        }
        KadPeer.await(() -> peers.stream().allMatch(peer -> peer.linked() == 2));
    }

    @Test
    void whoIsLostIsLeftAloneUntilItIsBack() {
        all();
        LinkPeer lost = peers.removeLast();
        String where = lost.host.listenAddresses().getFirst().toString();
        lost.close();
        KadPeer.await(() -> peers.stream().allMatch(peer -> peer.linked() == HOSTS - 2));
        peers.add(new LinkPeer(
                HOSTS,
                where,
                LinkStore.forgetting(),
                PeeringSettings.defaults(),
                peers.getFirst().address()));
        KadPeer.await(() -> peers.stream().allMatch(peer -> peer.linked() == HOSTS - 1));
    }

    @Test
    void afterARestartTheAnchorsComeFirstAndNoSeedIsNeeded() {
        LinkFile file = new LinkFile(folder.resolve("links.txt"));
        peers.add(new LinkPeer(1, ANYWHERE, LinkStore.forgetting(), choosingNone()));
        peers.add(new LinkPeer(2, ANYWHERE, LinkStore.forgetting(), choosingNone()));
        LinkPeer third =
                new LinkPeer(3, file, peers.get(0).address(), peers.get(1).address());
        peers.add(third);
        KadPeer.await(() -> third.links.snapshot().outbound().size() == 2);
        peers.remove(third);
        third.close();
        LinkPeer again = new LinkPeer(3, file);
        peers.add(again);
        KadPeer.await(() -> again.links.snapshot().outbound().size() == 2);
        assertThat(again.links.snapshot().outbound())
                .allSatisfy(link -> assertThat(link.purpose()).isEqualTo(Purpose.ANCHOR));
    }

    @Test
    void urgentMessagesHaveAsManyWaysAsThereAreOutboundLinks() {
        all();
        for (LinkPeer peer : peers) {
            KadPeer.await(() -> peer.links.routes().size()
                    == Math.min(3, peer.links.snapshot().outbound().size()));
            assertThat(peer.links.routes()).doesNotHaveDuplicates();
        }
    }

    @Test
    void peersTellEachOtherWhatTheyDo() {
        LinkPeer first = join(1, LinkStore.forgetting());
        LinkPeer second = join(2, LinkStore.forgetting());
        KadPeer.await(() -> second.linked() == 1);
        second.links.announce(Set.of(Role.ARCHIVE), new Capacity(1_000, 50, 1));
        KadPeer.await(() -> first.links.peersWith(Role.ARCHIVE).size() == 1);
        ServiceRecord told = Objects.requireNonNull(first.links.recordOf(second.host.peerId()));
        assertThat(told.capacity()).isEqualTo(new Capacity(1_000, 50, 1));
        KadPeer.await(() -> second.links.recordOf(first.host.peerId()) != null);
    }
}
