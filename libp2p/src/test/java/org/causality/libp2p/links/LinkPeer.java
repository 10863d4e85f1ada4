package org.causality.libp2p.links;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.causality.libp2p.addressbook.BookLimits;
import org.causality.libp2p.gossip.GossipService;
import org.causality.libp2p.gossip.router.GossipSettings;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.kad.KadPeer;
import org.causality.libp2p.kad.KadService;
import org.causality.libp2p.kad.KadSettings;
import org.causality.libp2p.kad.store.Plain;
import org.causality.libp2p.kad.store.Validators;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.peering.PeeringSettings;
import org.causality.libp2p.peering.WatchLimits;

/** A host on loopback that chooses its links, with all that belongs to it; its times are short. */
final class LinkPeer implements AutoCloseable {
    static final Duration TICK = Duration.ofMillis(50);

    final Host host;
    final KadService kad;
    final GossipService gossip;
    final LinkService links;

    LinkPeer(int seed, LinkStore store, Multiaddr... seeds) {
        this(seed, "/ip4/127.0.0.1/tcp/0", store, PeeringSettings.defaults(), seeds);
    }

    LinkPeer(int seed, String listen, LinkStore store, PeeringSettings peering, Multiaddr... seeds) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        PrivateKey identity = PrivateKey.ofSeed(bytes);
        try {
            host = Host.builder(identity)
                    .listen(listen)
                    .limits(TestHosts.LIMITS)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kad = KadService.start(
                host,
                KadSettings.server(KadPeer.PROTOCOL).withLocalAddresses(),
                Validators.of(Map.of("causality", new Plain())));
        gossip = GossipService.start(host, identity, GossipSettings.defaults());
        links = LinkService.start(host, identity, settings(peering, List.of(seeds)), store);
        links.searchWith(Finder.of(kad));
        links.watch(gossip);
    }

    private static LinkSettings settings(PeeringSettings peering, List<Multiaddr> seeds) {
        return new LinkSettings(
                peering,
                BookLimits.defaults(),
                WatchLimits.defaults(),
                seeds,
                true,
                TICK,
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofSeconds(2),
                Duration.ofMinutes(10));
    }

    Multiaddr address() {
        return host.dialAddresses().getFirst();
    }

    /** Peers linked to in either direction. */
    int linked() {
        LinkSnapshot now = links.snapshot();
        return now.outbound().size() + now.inbound();
    }

    @Override
    public void close() {
        links.close();
        gossip.close();
        kad.close();
        host.close();
    }
}
