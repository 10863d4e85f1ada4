package org.causality.libp2p.peering;

import java.time.Duration;

/**
 * Who lives in the simulated network and how the attacker goes about it.
 *
 * @param name in one word
 * @param honest honest addresses
 * @param honestGroups address groups that they are spread over
 * @param reachablePercent honest addresses that answer when dialled; the attacker's always do
 * @param sybils addresses of the attacker
 * @param sybilGroups address groups that those fill, apart from the honest ones
 * @param repeats how often each of the attacker's addresses is told, from different groups of its own; honest ones once
 * @param speaksFirst whether all of the attacker's addresses are told before the first honest one
 * @param phantoms dead addresses that the attacker tells in the groups of the honest
 * @param anchors links kept from before a restart that is forced upon the node
 * @param anchorSybilPercent chance that such a link is the attacker's
 * @param lasting for how long the node then runs, its links being exchanged and honest peers coming and going
 */
record Attack(
        String name,
        int honest,
        int honestGroups,
        int reachablePercent,
        int sybils,
        int sybilGroups,
        int repeats,
        boolean speaksFirst,
        int phantoms,
        int anchors,
        int anchorSybilPercent,
        Duration lasting) {
    private static final int HONEST = 2_000;
    private static final int HONEST_GROUPS = 600;
    private static final int REACHABLE_PERCENT = 80;

    /** A new node, no anchors, {@code percent} of all addresses the attacker's, in 200 of 800 groups. */
    static Attack share(int percent) {
        int sybils = HONEST * percent / (100 - percent);
        return new Attack(
                percent + "% of addresses in 25% of groups",
                HONEST,
                HONEST_GROUPS,
                REACHABLE_PERCENT,
                sybils,
                200,
                4,
                false,
                0,
                0,
                0,
                Duration.ZERO);
    }

    Attack speakingFirst() {
        return new Attack(
                name + ", attacker speaks first",
                honest,
                honestGroups,
                reachablePercent,
                sybils,
                sybilGroups,
                repeats,
                true,
                phantoms,
                anchors,
                anchorSybilPercent,
                lasting);
    }

    Attack withPhantoms(int count) {
        return new Attack(
                name + ", " + count + " dead addresses in honest groups",
                honest,
                honestGroups,
                reachablePercent,
                sybils,
                sybilGroups,
                repeats,
                true,
                count,
                anchors,
                anchorSybilPercent,
                lasting);
    }

    Attack lasting(Duration time) {
        return new Attack(
                name + ", after " + time.toHours() + " h",
                honest,
                honestGroups,
                reachablePercent,
                sybils,
                sybilGroups,
                repeats,
                speaksFirst,
                phantoms,
                anchors,
                anchorSybilPercent,
                time);
    }
}
