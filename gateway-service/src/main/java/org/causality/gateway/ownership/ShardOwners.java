package org.causality.gateway.ownership;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.causality.libp2p.addressbook.Role;

/**
 * Which shards of a role fall to a node. Worked out anew each time, without the owners before: so all who know the same nodes
 * decide the same, also one that has just come.
 */
public final class ShardOwners {

    private ShardOwners() {}

    /** @param others those that have the role beside the node itself */
    public static Set<Integer> shardsOf(KnownNodes.Node self, Role role, int shardCount, Collection<Member> others) {
        List<Member> members = new ArrayList<>(others);
        members.removeIf(member -> member.id().equals(self.id()));
        members.add(self.member());
        List<String> keys = new ArrayList<>();
        for (int shard = 0; shard < shardCount; shard++) {
            keys.add(key(role, shard));
        }
        Ownership owners = Ownership.NONE.next(keys, members);
        Set<Integer> shards = new TreeSet<>();
        for (int shard = 0; shard < shardCount; shard++) {
            if (self.id().equals(owners.owners().get(key(role, shard)))) {
                shards.add(shard);
            }
        }
        return shards;
    }

    private static String key(Role role, int shard) {
        return role.name() + "/" + shard;
    }
}
