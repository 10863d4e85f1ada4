package org.causality.gateway.adapter.http;

import java.io.IOException;
import org.causality.gateway.GatewaySettings;
import org.causality.gateway.adapter.health.LoopingService;
import org.causality.gateway.adapter.health.Pulse;
import org.causality.gateway.edge.EdgeState;
import org.causality.gateway.edge.Urgency;
import org.causality.gateway.event.EventTopic;
import org.causality.model.network.ChainId;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the crosschain service how far its chains are final, where this node has one: by that an order's last block is near. */
@Component
class FinalHeights extends LoopingService {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NO_TRACE = "0".repeat(31) + "2";
    private static final long PAUSE_MILLIS = 500;

    /** Blocks come every few seconds at most. */
    private static final int PAUSES = 10;

    private final Neighbour crosschain;
    private final Urgency urgency;
    private final boolean hasChains;

    FinalHeights(Neighbour crosschain, EdgeState state, GatewaySettings settings, Pulse pulse) {
        super("ask for final heights", pulse);
        this.crosschain = crosschain;
        this.urgency = state.urgency();
        this.hasChains = settings.eventTopics().contains(EventTopic.CHAINS);
    }

    @Override
    public void start() {
        if (hasChains) {
            super.start();
        }
    }

    @Override
    protected void run() {
        for (int turn = 0; loop.turn(); turn++) {
            if (turn % PAUSES == 0) {
                look();
            }
            var _ = loop.pause(PAUSE_MILLIS);
        }
    }

    /** Without an answer the heights of before stand: they only ever rise. */
    private void look() {
        try {
            Neighbour.Answer answer = crosschain.get("/v1/chains", NO_TRACE);
            for (JsonNode chain : JSON.readTree(answer.body().unsafeArray()).path("chains")) {
                JsonNode height = chain.path("finalized").path("height");
                if (height.isString()) {
                    urgency.finalised(
                            new ChainId(chain.path("chain").asString()), Long.parseUnsignedLong(height.stringValue()));
                }
            }
        } catch (IOException | JacksonException | IllegalArgumentException _) {
            // The next time, then.
        }
    }
}
