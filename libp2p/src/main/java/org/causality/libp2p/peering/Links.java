package org.causality.libp2p.peering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.addressbook.PeerAddress;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/** Who is connected, the oldest first. */
final class Links {
    private final SequencedMap<PeerId, Link> outbound = new LinkedHashMap<>();
    private final SequencedMap<PeerId, AddressGroup> inbound = new LinkedHashMap<>();
    private int operators;

    boolean holds(PeerId peer) {
        return outbound.containsKey(peer) || inbound.containsKey(peer);
    }

    void add(Link link) {
        remove(link.peer());
        outbound.putLast(link.peer(), link);
        operators += link.purpose() == Purpose.OPERATOR ? 1 : 0;
    }

    /** It keeps its place and its age. */
    void becomeOperator(Link link) {
        outbound.replace(link.peer(), new Link(link.address(), Purpose.OPERATOR, link.since()));
        operators++;
    }

    void accept(PeerId peer, AddressGroup group) {
        inbound.putLast(peer, group);
    }

    void remove(PeerId peer) {
        Link gone = outbound.remove(peer);
        operators -= gone != null && gone.purpose() == Purpose.OPERATOR ? 1 : 0;
        inbound.remove(peer);
    }

    @Nullable Link outbound(PeerId peer) {
        return outbound.get(peer);
    }

    List<Link> all() {
        return List.copyOf(outbound.values());
    }

    /** Links that count against the number we choose: all but those to operators. */
    List<Link> chosen() {
        return outbound.values().stream()
                .filter(link -> link.purpose() != Purpose.OPERATOR)
                .toList();
    }

    int chosenCount() {
        return outbound.size() - operators;
    }

    int operators() {
        return operators;
    }

    /** Whether one of the links that we choose leads into that group. */
    boolean hasChosen(AddressGroup group) {
        for (Link link : outbound.values()) {
            if (link.purpose() != Purpose.OPERATOR && link.address().group().equals(group)) {
                return true;
            }
        }
        return false;
    }

    /** Links stand in the order in which they were made. */
    List<PeerAddress> oldest(int count) {
        List<PeerAddress> oldest = new ArrayList<>(count);
        for (Link link : outbound.values()) {
            if (oldest.size() < count && link.purpose() != Purpose.OPERATOR) {
                oldest.add(link.address());
            }
        }
        return oldest;
    }

    int inbound() {
        return inbound.size();
    }

    long inboundOf(AddressGroup group) {
        return inbound.values().stream().filter(group::equals).count();
    }
}
