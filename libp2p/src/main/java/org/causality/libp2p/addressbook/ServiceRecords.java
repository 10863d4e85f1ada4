package org.causality.libp2p.addressbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.SignedEnvelope;
import org.jspecify.annotations.Nullable;

/** The newest genuine {@link ServiceRecord} of each peer, for a bounded number of peers. One owner. */
public final class ServiceRecords {
    private final int peersMax;

    /** The peer heard of longest ago first: it goes when there is no room. */
    private final SequencedMap<PeerId, ServiceRecord> newest = new LinkedHashMap<>();

    /** Records of at most {@code peersMax} peers. */
    public ServiceRecords(int peersMax) {
        this.peersMax = peersMax;
    }

    /** Takes a record; false when it is not genuine or not newer than what is known. */
    public boolean take(SignedEnvelope envelope) {
        ServiceRecord opened = ServiceRecord.open(envelope);
        return opened != null && take(opened);
    }

    /** Takes a record that was found genuine; false when it is not newer than what is known. */
    public boolean take(ServiceRecord opened) {
        ServiceRecord known = newest.get(opened.peer());
        if (known != null && Long.compareUnsigned(opened.sequence(), known.sequence()) <= 0) {
            return false;
        }
        newest.putLast(opened.peer(), opened);
        if (newest.size() > peersMax) {
            newest.pollFirstEntry();
        }
        return true;
    }

    /** Of how many peers a record is known. */
    public int size() {
        return newest.size();
    }

    /** What a peer says of itself, or null. */
    public @Nullable ServiceRecord of(PeerId peer) {
        return newest.get(peer);
    }

    /** Records of the peers that claim a role, the one heard of last at the end. */
    public List<ServiceRecord> with(Role role) {
        return newest.values().stream()
                .filter(held -> held.roles().contains(role))
                .toList();
    }
}
