package org.causality.devnet.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.causality.devnet.Console;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.node.Adjustment;
import org.causality.devnet.node.DevnetNetwork;
import org.causality.devnet.node.DevnetOperator;
import org.causality.devnet.node.DevnetPlan;
import org.causality.devnet.node.DevnetPlan.Place;
import org.causality.devnet.node.FollowedChain;
import org.causality.devnet.node.ServiceApplication;

/** A whole network whose limits against abuse are raised: one client does here what many addresses do in life. */
record MeasuredNetwork(DevnetNetwork network, DataFolder folder) {

    private static final Adjustment LIMITS_RAISED = new Adjustment(
            Map.of("causality.requests.per-second", "1000000", "causality.requests.burst", "1000000"), List.of());

    static MeasuredNetwork start(BenchOptions options, DataFolder folder, FollowedChain chain, Console console) {
        Map<Place, Adjustment> gateways = folder.operators().stream()
                .collect(Collectors.toMap(
                        operator -> new Place(operator.name(), ServiceApplication.GATEWAY), _ -> LIMITS_RAISED));
        DevnetPlan plan = new DevnetPlan(folder, options.basePort(), chain, gateways);
        return new MeasuredNetwork(DevnetNetwork.start(plan, console), folder);
    }

    /** What every client is told: the gateways, the network and whose CPU counts. */
    List<String> words() {
        return new ArrayList<>(List.of(
                "--gateways",
                network.operators().stream().map(DevnetOperator::gatewayUrl).collect(Collectors.joining(",")),
                "--network",
                folder.networkFile().toString(),
                "--pid",
                Long.toString(ProcessHandle.current().pid())));
    }
}
