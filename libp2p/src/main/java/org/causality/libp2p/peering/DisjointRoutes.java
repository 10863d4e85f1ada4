package org.causality.libp2p.peering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.identity.PeerId;

/** Over whom an urgent message goes: outbound links only, in as many address groups as there are. */
public final class DisjointRoutes {
    /** Ways that an urgent message takes where there are so many. */
    public static final int HIGH_ROUTES = 3;

    private DisjointRoutes() {}

    /**
     * At most {@code count} peers, drawn anew for each message: first one of each group, an operator counting as a group
     * of its own, then others.
     */
    public static List<PeerId> choose(List<Link> outbound, int count, RandomGenerator random) {
        List<Link> drawn = new ArrayList<>(outbound);
        for (int i = drawn.size() - 1; i > 0; i--) {
            Collections.swap(drawn, i, random.nextInt(i + 1));
        }
        Set<AddressGroup> taken = new HashSet<>();
        List<Link> apart = new ArrayList<>();
        List<Link> rest = new ArrayList<>();
        for (Link link : drawn) {
            boolean ownGroup = link.purpose() == Purpose.OPERATOR
                    || taken.add(link.address().group());
            (ownGroup ? apart : rest).add(link);
        }
        apart.addAll(rest);
        return apart.stream().limit(count).map(Link::peer).toList();
    }
}
