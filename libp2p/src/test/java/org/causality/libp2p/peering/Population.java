package org.causality.libp2p.peering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.addressbook.PeerAddress;
import org.causality.libp2p.kad.Peers;
import org.causality.libp2p.multiformats.Multiaddr;

/** The addresses of an {@link Attack}, made once and drawn on by all trials. */
final class Population {
    final PeerAddress[] honest;
    final PeerAddress[] sybils;
    final PeerAddress[] phantoms;
    final AddressGroup[] honestSources;
    final AddressGroup[] sybilSources;
    private final Set<PeerAddress> owned;
    private final Set<PeerAddress> dead;

    Population(Attack attack, SplittableRandom random) {
        honestSources = groups(0, attack.honestGroups());
        sybilSources = groups(attack.honestGroups(), attack.sybilGroups());
        honest = spread(attack.honest(), 0, attack.honestGroups(), 0, random);
        sybils = spread(attack.sybils(), attack.honestGroups(), attack.sybilGroups(), 100_000, random);
        phantoms = spread(attack.phantoms(), 0, attack.honestGroups(), 200_000, random);
        owned = Set.of(sybils);
        dead = new HashSet<>(List.of(phantoms));
        for (PeerAddress address : honest) {
            if (random.nextInt(100) >= attack.reachablePercent()) {
                dead.add(address);
            }
        }
    }

    boolean isSybil(PeerAddress address) {
        return owned.contains(address);
    }

    boolean isReachable(PeerAddress address) {
        return !dead.contains(address);
    }

    private static AddressGroup[] groups(int first, int count) {
        AddressGroup[] groups = new AddressGroup[count];
        for (int i = 0; i < count; i++) {
            groups[i] = AddressGroup.of(address(first + i, 1));
        }
        return groups;
    }

    /** Every group has one address at least; the others fall where they fall. */
    private static PeerAddress[] spread(int count, int firstGroup, int groups, int firstPeer, SplittableRandom random) {
        List<PeerAddress> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int group = firstGroup + (i < groups ? i : random.nextInt(groups));
            addresses.add(PeerAddress.of(Peers.id(firstPeer + i), address(group, firstPeer + i)));
        }
        return addresses.toArray(PeerAddress[]::new);
    }

    private static Multiaddr address(int group, int number) {
        return Multiaddr.parse("/ip4/" + (20 + group / 256) + "." + group % 256 + "." + number / 256 % 256 + "."
                + number % 256 + "/tcp/" + (4_001 + number / 65_536));
    }
}
