package org.causality.mempool.adapter;

import java.time.Instant;
import java.util.List;
import org.causality.mempool.book.FoundOrders;
import org.causality.mempool.book.HistoryStep;
import org.causality.mempool.book.OrderRecord;
import org.causality.model.codec.Bytes;
import org.causality.model.json.OrderJson;
import org.causality.model.order.AdmissionReceipt;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.SignedCancellation;
import org.jspecify.annotations.Nullable;

/** What docs/api.md says of orders, as records. */
final class OrderJsons {
    private OrderJsons() {}

    /** The answer to a posted order: all of it follows from the receipt, so a repeat is the same text. */
    public record AdmissionJson(
            String orderId,
            String operator,
            String admissionNumber,
            @Nullable String batchDeadline,
            String receipt) {

        static AdmissionJson of(Bytes receipt) {
            AdmissionReceipt signed = AdmissionReceipt.decode(receipt).orThrow();
            return new AdmissionJson(
                    signed.subject().hex(),
                    signed.certificate().operator().hex(),
                    Long.toUnsignedString(signed.admissionNumber()),
                    deadline(signed),
                    receipt.hex());
        }
    }

    public record CancellationJson(
            String orderId,
            String cancellationId,
            String operator,
            String admissionNumber,
            @Nullable String batchDeadline,
            String receipt) {

        static CancellationJson of(SignedCancellation cancellation, Bytes receipt) {
            AdmissionReceipt signed = AdmissionReceipt.decode(receipt).orThrow();
            return new CancellationJson(
                    cancellation.order().hex(),
                    signed.subject().hex(),
                    signed.certificate().operator().hex(),
                    Long.toUnsignedString(signed.admissionNumber()),
                    deadline(signed),
                    receipt.hex());
        }
    }

    public record StandingJson(
            String orderId,
            OrderStatus status,
            String version,
            OrderJson order,
            String signature,
            @Nullable String receipt,
            @Nullable String carrier,
            List<StepJson> history) {

        static StandingJson of(OrderRecord record) {
            Bytes receipt = record.receipt();
            return new StandingJson(
                    record.id().hex(),
                    record.status(),
                    Long.toString(record.state().version()),
                    OrderJson.of(record.signed().order()),
                    record.signed().signature().bytes().hex(),
                    receipt == null ? null : receipt.hex(),
                    record.isDelivered() ? record.carriers().getFirst().hex() : null,
                    record.history().stream().map(StepJson::of).toList());
        }
    }

    public record StepJson(
            OrderStatus from, OrderStatus to, String reason, String cause, String lamport, String cursor, String at) {

        static StepJson of(HistoryStep step) {
            return new StepJson(
                    step.from(),
                    step.to(),
                    step.reason().name(),
                    step.cause().id().hex(),
                    step.cause().time().toString(),
                    step.cursor().toString(),
                    step.at().toString());
        }
    }

    public record ListJson(
            List<StandingJson> orders, @Nullable String next) {

        static ListJson of(FoundOrders found) {
            Long next = found.next();
            return new ListJson(
                    found.orders().stream().map(StandingJson::of).toList(), next == null ? null : Long.toString(next));
        }
    }

    private static @Nullable String deadline(AdmissionReceipt receipt) {
        return receipt.batchDeadlineMillis() == 0
                ? null
                : Instant.ofEpochMilli(receipt.batchDeadlineMillis()).toString();
    }
}
