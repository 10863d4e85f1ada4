package org.causality.gateway.adapter.libp2p;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.causality.gateway.mesh.LinkStanding;
import org.causality.libp2p.addressbook.Capacity;
import org.causality.libp2p.addressbook.Role;
import org.causality.libp2p.addressbook.ServiceRecord;
import org.causality.libp2p.autonat.ReachabilityService;
import org.causality.libp2p.gossip.GossipService;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.kad.KadService;
import org.causality.libp2p.kad.KadSettings;
import org.causality.libp2p.kad.store.Validators;
import org.causality.libp2p.links.Finder;
import org.causality.libp2p.links.LinkFile;
import org.causality.libp2p.links.LinkService;
import org.causality.libp2p.links.LinkSettings;
import org.causality.libp2p.links.LinkSnapshot;
import org.causality.libp2p.multiformats.Multiaddr;

/** All that finds, chooses and watches links of one host. Kademlia finds peers; no record of the network lies in it. */
public final class ChosenLinks implements AutoCloseable {

    private static final String KADEMLIA = "/causality/kad/1.0.0";

    private final KadService kad;
    private final LinkService links;
    private final ReachabilityService reachability;

    private ChosenLinks(KadService kad, LinkService links, ReachabilityService reachability) {
        this.kad = kad;
        this.links = links;
        this.reachability = reachability;
    }

    /**
     * What an operator decides.
     *
     * @param seeds where to begin
     * @param localAddresses whether loopback and private addresses are dialled
     * @param file where what is known outlives a restart
     */
    public record Plan(List<String> seeds, boolean localAddresses, Path file) {
        public Plan {
            seeds = List.copyOf(seeds);
        }
    }

    static ChosenLinks start(Host host, PrivateKey identity, GossipService gossip, Plan plan) {
        KadSettings kadSettings = KadSettings.server(KADEMLIA);
        LinkSettings linkSettings = LinkSettings.beginningAt(
                plan.seeds().stream().map(Multiaddr::parse).toList());
        ReachabilityService.Settings checks = ReachabilityService.Settings.defaults();
        boolean local = plan.localAddresses();
        KadService kad =
                KadService.start(host, local ? kadSettings.withLocalAddresses() : kadSettings, Validators.of(Map.of()));
        LinkService links = LinkService.start(
                host, identity, local ? linkSettings.withLocalAddresses() : linkSettings, new LinkFile(plan.file()));
        links.searchWith(Finder.of(kad));
        links.watch(gossip);
        return new ChosenLinks(
                kad, links, ReachabilityService.start(host, local ? checks.withLocalAddresses() : checks));
    }

    void proved(PeerId peer) {
        links.proved(peer);
    }

    void announce(Set<Role> roles, Capacity capacity) {
        links.announce(roles, capacity);
    }

    List<ServiceRecord> serviceRecords() {
        return Stream.of(Role.values())
                .flatMap(role -> links.peersWith(role).stream())
                .distinct()
                .toList();
    }

    LinkSnapshot snapshot() {
        return links.snapshot();
    }

    LinkStanding standing() {
        LinkSnapshot now = links.snapshot();
        return new LinkStanding(
                now.outbound().stream()
                        .map(link -> new LinkStanding.Chosen(
                                link.address().toString(), link.purpose().name()))
                        .toList(),
                now.inbound(),
                now.groups(),
                now.anchors().stream().map(Object::toString).toList(),
                now.newAddresses() + now.triedAddresses(),
                now.triedAddresses(),
                now.alarm().reason(),
                reachability.addresses().entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().toString(),
                                entry -> entry.getValue().name())));
    }

    @Override
    public void close() {
        links.close();
        reachability.close();
        kad.close();
    }
}
