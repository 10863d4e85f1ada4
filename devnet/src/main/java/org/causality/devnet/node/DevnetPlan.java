package org.causality.devnet.node;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.causality.devnet.folder.DataFolder;

/**
 * What network to start.
 *
 * @param folder opened; its operators are the network's
 * @param chain what the operators' own clients follow
 * @param services those that every operator runs
 * @param adjustments what tests plug into single services; empty for users
 */
public record DevnetPlan(
        DataFolder folder,
        int basePort,
        FollowedChain chain,
        Set<ServiceApplication> services,
        Map<Place, Adjustment> adjustments) {
    /** The EVM node's chain, CAIP-2. */
    public static final String CHAIN = "eip155:31337";

    /** What the keys of the story's computation are made from, the verifiers' and the prover's. No secret. */
    public static final String SETUP_SEED = "devnet";

    /** One service of one operator. */
    public record Place(String operator, ServiceApplication service) {}

    /** Every operator runs all services. */
    public DevnetPlan(DataFolder folder, int basePort, FollowedChain chain, Map<Place, Adjustment> adjustments) {
        this(folder, basePort, chain, EnumSet.allOf(ServiceApplication.class), adjustments);
    }

    /** Without a chain. */
    public static DevnetPlan plain(DataFolder folder, int basePort) {
        return new DevnetPlan(folder, basePort, new FollowedChain.None(), Map.of());
    }

    /** For measuring them apart from the others. */
    public DevnetPlan withOnly(Set<ServiceApplication> some) {
        return new DevnetPlan(folder, basePort, chain, some, adjustments);
    }

    Adjustment at(String operator, ServiceApplication service) {
        return adjustments.getOrDefault(new Place(operator, service), Adjustment.NONE);
    }
}
