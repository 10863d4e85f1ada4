package org.causality.gateway.ownership;

import org.causality.libp2p.addressbook.Capacity;
import org.causality.libp2p.addressbook.ServiceRecord;

/** What stands in signed peer records, as owners are chosen by it. */
public final class Declared {

    /** What a core of ours checks in a second, all in. */
    private static final int VERIFICATIONS_PER_CORE = 6_000;

    /** So much is one share. */
    private static final int VERIFICATIONS_PER_SHARE = 1_000;

    private Declared() {}

    public static KnownNodes.Node node(ServiceRecord record) {
        Capacity capacity = record.capacity();
        return new KnownNodes.Node(
                record.peer().toString(),
                record.roles(),
                shares(capacity.verificationsPerSecond()),
                LoadLevel.ofNumber(capacity.loadLevel()));
    }

    /** What a machine of so many cores says of itself. Its uplink is not measured. */
    public static Capacity capacity(int cores, LoadLevel level) {
        return new Capacity(0, cores * VERIFICATIONS_PER_CORE, level.number());
    }

    /** What it counts for when all are idle; who says nothing counts for one. */
    public static int shares(int verificationsPerSecond) {
        return Math.clamp(verificationsPerSecond / VERIFICATIONS_PER_SHARE, 1, Member.CAPACITY_MAX);
    }
}
