package org.causality.libp2p.peering;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.addressbook.PeerAddress;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/** Dials under way. */
final class Dials {
    private record Dial(Purpose purpose, Instant deadline) {}

    private final Map<PeerAddress, Dial> underWay = new LinkedHashMap<>();

    void begin(PeerAddress address, Purpose purpose, Instant deadline) {
        underWay.put(address, new Dial(purpose, deadline));
    }

    /** What the dial was for; null when there is none to that address. */
    @Nullable Purpose end(PeerAddress address) {
        Dial dial = underWay.remove(address);
        return dial == null ? null : dial.purpose;
    }

    List<PeerAddress> overdue(Instant now) {
        return underWay.entrySet().stream()
                .filter(entry -> !entry.getValue().deadline.isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean holds(PeerId peer) {
        for (PeerAddress address : underWay.keySet()) {
            if (address.peer().equals(peer)) {
                return true;
            }
        }
        return false;
    }

    int count() {
        return underWay.size();
    }

    int count(Purpose purpose) {
        int count = 0;
        for (Dial dial : underWay.values()) {
            count += dial.purpose == purpose ? 1 : 0;
        }
        return count;
    }

    /** Dials for links that we choose. */
    int chosenCount() {
        return count(Purpose.OUTBOUND) + count(Purpose.ANCHOR);
    }

    /** Whether one of the links that we choose is going to lead into that group. */
    boolean hasChosen(AddressGroup group) {
        for (Map.Entry<PeerAddress, Dial> entry : underWay.entrySet()) {
            Purpose purpose = entry.getValue().purpose;
            boolean chosen = purpose == Purpose.OUTBOUND || purpose == Purpose.ANCHOR;
            if (chosen && entry.getKey().group().equals(group)) {
                return true;
            }
        }
        return false;
    }
}
