package org.causality.devnet.node;

import java.util.Map;
import org.causality.devnet.folder.DataFolder;

/**
 * What network to start.
 *
 * @param folder opened; its operators are the network's
 * @param adjustments what tests plug into single services; empty for users
 */
public record DevnetPlan(DataFolder folder, int basePort, Map<Place, Adjustment> adjustments) {

    /** One service of one operator. */
    public record Place(String operator, ServiceApplication service) {}

    public static DevnetPlan plain(DataFolder folder, int basePort) {
        return new DevnetPlan(folder, basePort, Map.of());
    }

    Adjustment at(String operator, ServiceApplication service) {
        return adjustments.getOrDefault(new Place(operator, service), Adjustment.NONE);
    }
}
