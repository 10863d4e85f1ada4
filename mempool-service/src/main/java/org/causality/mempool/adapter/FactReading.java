package org.causality.mempool.adapter;

import static org.causality.mempool.adapter.Required.present;

import org.causality.backbone.log.LogRecord;
import org.causality.mempool.fact.Fact;
import org.causality.mempool.fact.FactNews;
import org.causality.model.chain.EventId;
import org.causality.model.chain.EventKind;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decimals;
import org.causality.model.codec.U256;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;
import org.causality.model.order.StateKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes news of {@code chains.events}. */
final class FactReading {
    private static final String VALID = "VALID";

    /** Fields we do not know are newer than we are. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Of a record, what is needed here. */
    private record Fields(
            @Nullable String eventId,
            @Nullable String chain,
            @Nullable String height,
            @Nullable String kind,
            @Nullable String emitter,
            @Nullable String key,
            @Nullable String value,
            @Nullable String finality,
            @Nullable String verdict,
            @Nullable Boolean retracted) {

        FactNews news() {
            EventId id = EventId.parseHex(present("eventId", eventId));
            if (!VALID.equals(verdict) || Boolean.TRUE.equals(retracted) || finality == null) {
                return new FactNews.TakenBack(id);
            }
            ChainId of = new ChainId(present("chain", chain));
            long at = Decimals.parseUnsignedLong(present("height", height));
            if (EventKind.valueOf(present("kind", kind)) != EventKind.STATE_VALUE) {
                return new FactNews.BlockSeen(of, at);
            }
            StateKey slot = StateKey.ofSlot(of, bytes("emitter", emitter), bytes("key", key));
            U256 number = U256.ofBigEndian(bytes("value", value));
            return new FactNews.Valid(new Fact(id, slot, number, Finality.valueOf(finality), at));
        }

        private static Bytes bytes(String name, @Nullable String hex) {
            return Bytes.parseHex(present(name, hex));
        }
    }

    private FactReading() {}

    /**
     * Null for what is no word on a fact.
     *
     * @throws IllegalArgumentException it cannot be made out
     * @throws tools.jackson.core.JacksonException it is no JSON of its kind
     */
    static @Nullable FactNews read(LogRecord record) {
        return switch (record.event()) {
            case "FactJudged", "FactRetracted" ->
                present("the value", JSON.readValue(record.value(), Fields.class))
                        .news();
            default -> null;
        };
    }
}
