package org.causality.model.message;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The registry of message types: the seed's nine are 1 to 9, ours start at 64. A code without an entry is fetched and
 * stored as a header and never delivered.
 */
public enum MessageType {
    USER_ORDER(1, "UserOrder", PriorityClass.MEDIUM, Sharding.BY_LANE, Membership.IN_DAG),
    USER_ORDER_CANCELLATION(2, "UserOrderCancellation", PriorityClass.MEDIUM, Sharding.BY_LANE, Membership.IN_DAG),
    COMPUTATION_INTENT(3, "ComputationIntent", PriorityClass.MEDIUM, Sharding.BY_LANE, Membership.IN_DAG),
    PROOF_ANNOUNCEMENT(4, "ProofAnnouncement", PriorityClass.MEDIUM, Sharding.BY_LANE, Membership.IN_DAG),
    PROOF_SHARE(5, "ProofShare", PriorityClass.LOW, Sharding.BY_LANE, Membership.IN_DAG),
    CROSS_CHAIN_EVENT(6, "CrossChainEvent", PriorityClass.MEDIUM, Sharding.BY_LANE, Membership.IN_DAG),
    LIGHT_CLIENT_PROOF(7, "LightClientProof", PriorityClass.MEDIUM, Sharding.BY_LANE, Membership.IN_DAG),
    PEER_DISCOVERY(8, "PeerDiscovery", PriorityClass.LOW, Sharding.ONE, Membership.EPHEMERAL),
    NETWORK_HEALTH(9, "NetworkHealth", PriorityClass.LOW, Sharding.ONE, Membership.EPHEMERAL),
    KEY_CERTIFICATE(64, "KeyCertificate", PriorityClass.CONTROL, Sharding.ONE, Membership.IN_DAG),
    EQUIVOCATION_PROOF(65, "EquivocationProof", PriorityClass.CONTROL, Sharding.ONE, Membership.IN_DAG),
    CHECKPOINT(66, "Checkpoint", PriorityClass.CONTROL, Sharding.ONE, Membership.IN_DAG),
    OPERATOR_SET(67, "OperatorSet", PriorityClass.CONTROL, Sharding.ONE, Membership.IN_DAG),
    ORDER_REVEAL(68, "OrderReveal", PriorityClass.MEDIUM, Sharding.BY_LANE, Membership.IN_DAG),
    BATCH_ROOT(69, "BatchRoot", PriorityClass.MEDIUM, Sharding.ONE, Membership.IN_DAG),
    EPOCH_SHARE(70, "EpochShare", PriorityClass.MEDIUM, Sharding.ONE, Membership.IN_DAG),
    AUCTION_BID(71, "AuctionBid", PriorityClass.MEDIUM, Sharding.BY_LANE, Membership.IN_DAG),
    STRATEGY(72, "Strategy", PriorityClass.LOW, Sharding.BY_LANE, Membership.IN_DAG),
    OBSERVATION_SIGNATURE(73, "ObservationSignature", PriorityClass.MEDIUM, Sharding.BY_LANE, Membership.IN_DAG),
    SEALED_ORDER(74, "SealedOrder", PriorityClass.MEDIUM, Sharding.BY_LANE, Membership.IN_DAG);

    /** Whether a type's messages spread over the network's shards or share shard 0. */
    public enum Sharding {
        BY_LANE,
        ONE
    }

    /** Whether messages of a type are part of the causal log, or said and forgotten (no parents, window only). */
    public enum Membership {
        IN_DAG,
        EPHEMERAL
    }

    private static final Map<Integer, MessageType> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(MessageType::code, Function.identity()));

    private final int code;
    private final String seedName;
    private final PriorityClass defaultClass;
    private final Sharding sharding;
    private final Membership membership;

    MessageType(int code, String seedName, PriorityClass defaultClass, Sharding sharding, Membership membership) {
        this.code = code;
        this.seedName = seedName;
        this.defaultClass = defaultClass;
        this.sharding = sharding;
        this.membership = membership;
    }

    public static Optional<MessageType> ofCode(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    public int code() {
        return code;
    }

    /** The name in the seed, in topics and in the API. */
    public String seedName() {
        return seedName;
    }

    public static Optional<MessageType> ofSeedName(String name) {
        return BY_CODE.values().stream().filter(t -> t.seedName.equals(name)).findAny();
    }

    /** The class a message of this type has unless the receiver knows a reason to raise it. */
    public PriorityClass defaultClass() {
        return defaultClass;
    }

    public Sharding sharding() {
        return sharding;
    }

    public Membership membership() {
        return membership;
    }
}
