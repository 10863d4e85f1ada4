package org.causality.mempool.adapter;

import java.time.Instant;
import java.util.List;
import org.causality.mempool.book.AdmittedCancellation;
import org.causality.mempool.book.Cursor;
import org.causality.mempool.book.Engagement;
import org.causality.mempool.book.HistoryStep;
import org.causality.mempool.book.Lease;
import org.causality.mempool.book.OrderRecord;
import org.causality.mempool.book.Recall;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decimals;
import org.causality.model.computation.JobId;
import org.causality.model.computation.LineageId;
import org.causality.model.computation.SlotId;
import org.causality.model.json.IntentJson.SlotJson;
import org.causality.model.lifecycle.Snapshot;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.order.AdmissionReceipt;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.OrderReason;
import org.causality.model.reason.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An {@link OrderRecord} as {@code orders.state} and Redis hold it: canonical bytes as hex, so that what was signed is
 * what is kept.
 */
record RecordJson(
        String orderId,
        String signedOrder,
        OrderStatus status,
        String version,
        String fence,
        @Nullable String admissionNumber,
        @Nullable String receipt,
        List<String> carriers,
        List<StepJson> history,
        @Nullable CancellationJson cancellation,
        @Nullable EngagementJson engagement,
        String changeNumber) {

    record StepJson(
            OrderStatus from,
            OrderStatus to,
            String reason,
            String cause,
            String lamport,
            String sequence,
            int index,
            String at) {}

    record CancellationJson(String cancellationId, String signedCancellation, String receipt) {}

    /** Null fields for what there is none of. */
    record EngagementJson(
            @Nullable SlotJson slot,
            @Nullable String jobId,
            @Nullable List<String> results,
            @Nullable RecallJson recall) {}

    record RecallJson(OrderReason reason, String cause, String lamport) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static String write(OrderRecord record) {
        return JSON.writeValueAsString(of(record));
    }

    static OrderRecord read(String json) {
        return JSON.readValue(json, RecordJson.class).toRecord();
    }

    private static RecordJson of(OrderRecord record) {
        Bytes receipt = record.receipt();
        AdmittedCancellation cancellation = record.cancellation();
        return new RecordJson(
                record.id().hex(),
                record.signed().encode().hex(),
                record.status(),
                Long.toString(record.state().version()),
                Long.toString(record.state().fence()),
                receipt == null
                        ? null
                        : Long.toUnsignedString(
                                AdmissionReceipt.decode(receipt).orThrow().admissionNumber()),
                receipt == null ? null : receipt.hex(),
                record.carriers().stream().map(MessageId::hex).toList(),
                record.history().stream().map(RecordJson::step).toList(),
                cancellation == null ? null : cancellation(cancellation),
                record.engagement().isNone() ? null : engagement(record.engagement()),
                Long.toString(record.changeNumber()));
    }

    private static StepJson step(HistoryStep step) {
        return new StepJson(
                step.from(),
                step.to(),
                step.reason().name(),
                step.cause().id().hex(),
                step.cause().time().toString(),
                Long.toUnsignedString(step.cursor().sequence()),
                step.cursor().index(),
                step.at().toString());
    }

    private static CancellationJson cancellation(AdmittedCancellation admitted) {
        return new CancellationJson(
                admitted.cancellation().contentId().hex(),
                admitted.cancellation().encode().hex(),
                admitted.receipt().hex());
    }

    private static EngagementJson engagement(Engagement engagement) {
        Lease lease = engagement.lease();
        Recall recall = engagement.recall();
        return new EngagementJson(
                lease == null ? null : SlotJson.of(lease.slot()),
                lease == null ? null : lease.job().hex(),
                engagement.results().stream().map(LineageId::hex).toList(),
                recall == null
                        ? null
                        : new RecallJson(
                                recall.reason(),
                                recall.cause().id().hex(),
                                recall.cause().time().toString()));
    }

    private static Engagement toEngagement(EngagementJson json) {
        SlotJson slot = json.slot();
        String job = json.jobId();
        RecallJson recall = json.recall();
        List<String> results = json.results();
        return new Engagement(
                slot == null || job == null ? null : new Lease(toSlot(slot), JobId.parseHex(job)),
                results == null
                        ? List.of()
                        : results.stream()
                                .map(lineage -> new LineageId(Bytes32.parseHex(lineage)))
                                .toList(),
                recall == null ? null : new Recall(recall.reason(), stamp(recall.lamport(), recall.cause())));
    }

    private static SlotId toSlot(SlotJson json) {
        return new SlotId(
                new LineageId(Bytes32.parseHex(json.lineage())),
                Bytes32.parseHex(json.parentOutput()),
                Decimals.parseUnsignedLong(json.index()));
    }

    private static Stamp stamp(String lamport, String id) {
        return new Stamp(new LamportTime(Decimals.parseUnsignedLong(lamport)), MessageId.parseHex(id));
    }

    private OrderRecord toRecord() {
        return new OrderRecord(
                OrderId.parseHex(orderId),
                SignedUserOrder.decode(Bytes.parseHex(signedOrder)).orThrow(),
                new Snapshot<>(status, Long.parseLong(version), Long.parseLong(fence)),
                receipt == null ? null : Bytes.parseHex(receipt),
                carriers.stream().map(MessageId::parseHex).toList(),
                history.stream().map(RecordJson::toStep).toList(),
                cancellation == null ? null : toCancellation(cancellation),
                engagement == null ? Engagement.NONE : toEngagement(engagement),
                Long.parseLong(changeNumber));
    }

    private static HistoryStep toStep(StepJson step) {
        return new HistoryStep(
                step.from(),
                step.to(),
                reason(step.reason()),
                stamp(step.lamport(), step.cause()),
                new Cursor(Decimals.parseUnsignedLong(step.sequence()), step.index()),
                Instant.parse(step.at()));
    }

    private static Reason reason(String code) {
        Reason reason = Reason.ofCode(code);
        if (reason == null) {
            throw new IllegalStateException("orders.state names the reason " + code + ", which this build lacks");
        }
        return reason;
    }

    private static AdmittedCancellation toCancellation(CancellationJson json) {
        return new AdmittedCancellation(
                SignedCancellation.decode(Bytes.parseHex(json.signedCancellation()))
                        .orThrow(),
                Bytes.parseHex(json.receipt()));
    }
}
