package org.causality.gateway.adapter.libp2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.causality.gateway.app.Eventually;
import org.causality.gateway.mesh.LinkStanding;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.mesh.PeerLink;
import org.causality.model.codec.Bytes32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that are told one address. */
class LinksAreChosenTest {

    private static final int HOSTS = 4;

    private final List<Libp2pMesh> hosts = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        hosts.forEach(Libp2pMesh::close);
    }

    private Libp2pMesh join(List<String> seeds) throws IOException {
        int number = hosts.size() + 1;
        Libp2pMesh host = Libp2pMesh.listen(
                new Bytes32(9, 9, 9, number).toBytes(),
                "/ip4/127.0.0.1/tcp/0",
                List.of(),
                "testing",
                new ChosenLinks.Plan(seeds, true, folder.resolve("links-" + number)));
        hosts.add(host);
        host.start(List.of("/causality/test/orders/1"), (_, _, _, _) -> {}, new Unheard());
        return host;
    }

    private static LinkStanding links(Libp2pMesh host) {
        return Objects.requireNonNull(host.links());
    }

    @Test
    void fromOneAddressEveryHostFindsEveryOther() throws Exception {
        Libp2pMesh first = join(List.of());
        while (hosts.size() < HOSTS) {
            join(first.addresses());
        }
        Eventually.holds(() -> assertThat(hosts).allSatisfy(host -> {
            LinkStanding links = links(host);
            assertThat(links.outbound().size() + links.inbound()).isEqualTo(HOSTS - 1);
            assertThat(links.alarm()).isEqualTo("NONE");
            assertThat(links.reachability()).hasSize(1);
            assertThat(links.groups()).isEqualTo(links.outbound().size());
        }));
    }

    @Test
    void withoutAPlanNothingIsChosen() throws IOException {
        try (Libp2pMesh fixed =
                Libp2pMesh.listen(new Bytes32(9, 9, 9, 99).toBytes(), "/ip4/127.0.0.1/tcp/0", List.of(), "testing")) {
            fixed.start(List.of(), (_, _, _, _) -> {}, new Unheard());
            assertThat(fixed.links()).isNull();
        }
    }

    /** Who comes and goes does not matter to it. */
    private static final class Unheard implements Mesh.Peers {
        @Override
        public void connected(PeerLink link) {}

        @Override
        public void identified(String peer, String agent, List<String> protocols) {}

        @Override
        public void disconnected(PeerLink link) {}
    }
}
