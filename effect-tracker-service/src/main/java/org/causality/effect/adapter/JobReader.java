package org.causality.effect.adapter;

import java.util.List;
import org.causality.backbone.log.LogRecord;
import org.causality.effect.book.Input;
import org.causality.effect.book.Registration;
import org.causality.effect.cause.Cause;
import org.causality.effect.evolution.Expectation;
import org.causality.effect.evolution.Spot;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EffectKind;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.JobId;
import org.causality.model.computation.StatementId;
import org.causality.model.network.ChainId;
import org.causality.model.topic.RecordHeader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes inputs of the records of {@code jobs.events}, by their header {@code event}. */
final class JobReader {
    /** The orchestrator does not tell at which height it asked. */
    private static final long NO_HEIGHT = 0;

    private JobReader() {}

    /** @throws IllegalArgumentException a field is absent or not of its form */
    static @Nullable Input input(LogRecord record, JsonNode json) {
        String event = record.header(RecordHeader.EVENT);
        return switch (event == null ? "" : event) {
            case "StatusChanged" -> changed(json);
            case "ResultVerified" -> verified(json);
            case "StepFell" -> "REORG".equals(LogReader.text(json, "reason")) ? null : new Input.StepFallen(job(json));
            // Decisions, anchors and branches show in the facts and results themselves.
            default -> null;
        };
    }

    private static Input changed(JsonNode json) {
        String transaction = LogReader.optional(json, "transaction");
        return new Input.JobHeard(
                job(json),
                ComputationStatus.valueOf(LogReader.text(json, "to")),
                LogReader.number(json, "version"),
                transaction == null ? null : Bytes32.parseHex(transaction));
    }

    private static Input verified(JsonNode json) {
        StatementId statement = StatementId.parseHex(LogReader.text(json, "statement"));
        return new Input.ResultHeard(
                job(json), statement, json.hasNonNull("purchase") ? purchase(json.path("purchase"), statement) : null);
    }

    private static Registration purchase(JsonNode json, StatementId statement) {
        ChainId chain = new ChainId(LogReader.text(json, "chain"));
        Bytes emitter = Bytes.parseHex(LogReader.text(json, "emitter"));
        EffectId id = EffectId.parseHex(LogReader.text(json, "effectId"));
        if (!id.equals(EffectId.expected(EffectKind.INVOKE, chain, statement.value(), emitter))) {
            throw new IllegalArgumentException("the purchase is not the one its statement commands");
        }
        return new Registration(
                id,
                EffectKind.INVOKE,
                chain,
                NO_HEIGHT,
                null,
                new Expectation(
                        new Spot(chain, emitter, Bytes.parseHex(LogReader.text(json, "key"))),
                        Bytes.parseHex(LogReader.text(json, "value")),
                        null),
                List.of(Cause.of(statement)));
    }

    private static JobId job(JsonNode json) {
        return JobId.parseHex(LogReader.text(json, "jobId"));
    }
}
