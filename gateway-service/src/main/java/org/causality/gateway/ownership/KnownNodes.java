package org.causality.gateway.ownership;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.causality.libp2p.addressbook.Role;

/**
 * The nodes that can own things, as their signed records say, for as long as they repeat it. Ourselves are not among them. At
 * {@link #NODES_MAX} the one heard of longest ago goes. Single owner.
 */
public final class KnownNodes {

    static final int NODES_MAX = 1_024;

    /** Three of the records that each node signs a minute were missed. */
    public static final long STALE_MILLIS = 180_000;

    /**
     * @param id its PeerId, base58
     * @param capacity 1 to {@link Member#CAPACITY_MAX}
     */
    public record Node(String id, Set<Role> roles, int capacity, LoadLevel level) {
        public Node {
            roles = Set.copyOf(roles);
        }

        Member member() {
            return new Member(id, capacity, level);
        }
    }

    /** @param sequence of the record, unsigned */
    private record Heard(Node node, long sequence, long heardMillis) {}

    private final SequencedMap<String, Heard> byId = new LinkedHashMap<>();

    /** Its record stands so; the same again is no sign of life. */
    public void heard(Node node, long sequence, long nowMillis) {
        Heard known = byId.get(node.id());
        if (known != null && Long.compareUnsigned(sequence, known.sequence()) <= 0) {
            return;
        }
        byId.putLast(node.id(), new Heard(node, sequence, nowMillis));
        if (byId.size() > NODES_MAX) {
            byId.pollFirstEntry();
        }
    }

    /** Who has the role now. */
    public List<Member> members(Role role, long nowMillis) {
        List<Member> members = new ArrayList<>();
        for (Heard heard : byId.values()) {
            if (nowMillis - heard.heardMillis() <= STALE_MILLIS
                    && heard.node().roles().contains(role)) {
                members.add(heard.node().member());
            }
        }
        return members;
    }
}
