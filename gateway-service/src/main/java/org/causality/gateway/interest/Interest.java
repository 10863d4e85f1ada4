package org.causality.gateway.interest;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.causality.gateway.ownership.KnownNodes;
import org.causality.gateway.ownership.ShardOwners;
import org.causality.libp2p.addressbook.Role;
import org.causality.model.message.WireTopic;

/**
 * Which bodies a node takes.
 *
 * @param shards the shards it takes of each of its roles
 */
public record Interest(Map<Role, Set<Integer>> shards) {

    public Interest {
        Map<Role, Set<Integer>> copy = new EnumMap<>(Role.class);
        shards.forEach((role, of) -> copy.put(role, Set.copyOf(of)));
        shards = Map.copyOf(copy);
    }

    /**
     * A node of all roles takes everything; one of some roles the shards that fall to it among the known nodes of each role. Alone
     * it takes them all.
     *
     * @param shardCount of the network
     */
    public static Interest of(Set<Role> roles, int shardCount, KnownNodes.Node self, KnownNodes nodes, long nowMillis) {
        Map<Role, Set<Integer>> shards = new EnumMap<>(Role.class);
        boolean isWhole = roles.containsAll(EnumSet.allOf(Role.class));
        for (Role role : roles) {
            shards.put(
                    role,
                    isWhole
                            ? all(shardCount)
                            : ShardOwners.shardsOf(self, role, shardCount, nodes.members(role, nowMillis)));
        }
        return new Interest(shards);
    }

    private static Set<Integer> all(int shardCount) {
        Set<Integer> all = new TreeSet<>();
        for (int shard = 0; shard < shardCount; shard++) {
            all.add(shard);
        }
        return all;
    }

    /** Whether it takes the bodies of the topic. */
    public boolean takes(WireTopic topic) {
        return RoleBodies.areForAll(topic.type())
                || shards.entrySet().stream()
                        .anyMatch(entry -> RoleBodies.needs(entry.getKey(), topic.type())
                                && entry.getValue().contains(topic.shard()));
    }
}
