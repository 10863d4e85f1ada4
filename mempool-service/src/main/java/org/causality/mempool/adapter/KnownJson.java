package org.causality.mempool.adapter;

import java.util.Map;
import java.util.TreeMap;
import org.causality.mempool.fact.Fact;
import org.causality.mempool.fact.KnownState.Heads;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decimals;
import org.causality.model.codec.U256;
import org.causality.model.computation.LineageId;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;
import org.causality.model.order.StateKey;
import tools.jackson.databind.json.JsonMapper;

/** What is known of chains and recursions as {@code orders.state} keeps it beside the orders. */
final class KnownJson {

    /** Values of the header {@code content}; an order's record and the bookmark have none. */
    static final String FACT = "fact";

    static final String HEADS = "heads";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record FactJson(String eventId, String chain, String key, String value, Finality finality, String height) {}

    private record HeadsJson(Map<String, String> heights, Map<String, String> nonces) {}

    private KnownJson() {}

    static String write(Fact fact) {
        return JSON.writeValueAsString(new FactJson(
                fact.id().hex(),
                fact.key().chain().value(),
                fact.key().key(),
                fact.value().toString(),
                fact.finality(),
                Long.toUnsignedString(fact.height())));
    }

    static Fact readFact(String json) {
        FactJson fact = JSON.readValue(json, FactJson.class);
        return new Fact(
                EventId.parseHex(fact.eventId),
                new StateKey(new ChainId(fact.chain), fact.key),
                U256.parse(fact.value),
                fact.finality,
                Decimals.parseUnsignedLong(fact.height));
    }

    static String write(Heads heads) {
        Map<String, String> heights = new TreeMap<>();
        heads.heights().forEach((chain, height) -> heights.put(chain.value(), Long.toUnsignedString(height)));
        Map<String, String> nonces = new TreeMap<>();
        heads.nonces().forEach((lineage, nonce) -> nonces.put(lineage.hex(), Long.toUnsignedString(nonce)));
        return JSON.writeValueAsString(new HeadsJson(heights, nonces));
    }

    static Heads readHeads(String json) {
        HeadsJson heads = JSON.readValue(json, HeadsJson.class);
        Map<ChainId, Long> heights = new TreeMap<>();
        heads.heights.forEach((chain, height) -> heights.put(new ChainId(chain), Decimals.parseUnsignedLong(height)));
        Map<LineageId, Long> nonces = new TreeMap<>();
        heads.nonces.forEach((lineage, nonce) ->
                nonces.put(new LineageId(Bytes32.parseHex(lineage)), Decimals.parseUnsignedLong(nonce)));
        return new Heads(heights, nonces);
    }
}
