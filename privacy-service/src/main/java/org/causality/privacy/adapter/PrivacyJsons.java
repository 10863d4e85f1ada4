package org.causality.privacy.adapter;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.causality.model.codec.Bytes;
import org.causality.model.json.OrderReceiptJson.BatchRootJson;
import org.causality.model.message.MessageId;
import org.causality.model.order.OrderId;
import org.causality.model.privacy.BatchRoot;
import org.causality.model.privacy.SealReceipt;
import org.causality.model.privacy.SealStatus;
import org.causality.model.privacy.SealedOrder;
import org.causality.privacy.seal.SealRecord;
import org.jspecify.annotations.Nullable;

/** What the API answers. */
final class PrivacyJsons {
    private PrivacyJsons() {}

    /** {@code receipt} is the canonical SealReceipt: checkable offline up to genesis. */
    record AdmittedJson(
            String sealId,
            String operator,
            String place,
            String batchDeadline,
            String revealFrom,
            String revealUntil,
            String receipt) {

        static AdmittedJson of(SealRecord seal) {
            Bytes bytes = Objects.requireNonNull(seal.receipt());
            SealReceipt receipt = SealReceipt.decode(bytes).orThrow();
            return new AdmittedJson(
                    seal.id().hex(),
                    receipt.certificate().operator().hex(),
                    Long.toUnsignedString(seal.place()),
                    Instant.ofEpochMilli(receipt.batchDeadlineMillis()).toString(),
                    seal.seal().reveal().begins().toString(),
                    seal.seal().reveal().closes().toString(),
                    bytes.hex());
        }
    }

    record RevealingJson(String sealId, String orderId) {}

    /** What everybody may know of a sealed order; {@code orderId} once it is revealed. */
    record SealJson(
            String sealId,
            SealStatus status,
            String version,
            String commitment,
            String scheme,
            String quotaKey,
            String nonce,
            String validUntilChain,
            String validUntilHeight,
            String revealEpoch,
            String revealFrom,
            String revealUntil,
            String sizeClass,
            @Nullable String place,
            @Nullable String carrier,
            @Nullable String orderId,
            @Nullable String revealedBy) {

        static SealJson of(SealRecord record) {
            SealedOrder seal = record.seal();
            OrderId opened = record.opened();
            MessageId revealedBy = record.revealedBy();
            return new SealJson(
                    record.id().hex(),
                    record.status(),
                    Long.toString(record.stand().version()),
                    seal.commitment().hex(),
                    seal.quotaKey().scheme().name(),
                    seal.quotaKey().key().hex(),
                    Long.toUnsignedString(seal.nonce()),
                    seal.validUntil().chain().value(),
                    Long.toUnsignedString(seal.validUntil().height()),
                    Long.toString(seal.reveal().number()),
                    seal.reveal().begins().toString(),
                    seal.reveal().closes().toString(),
                    seal.size().name(),
                    record.isAdmittedHere() ? Long.toUnsignedString(record.place()) : null,
                    record.carriers().isEmpty()
                            ? null
                            : record.carriers().getFirst().hex(),
                    opened == null ? null : opened.hex(),
                    revealedBy == null ? null : revealedBy.hex());
        }
    }

    /** {@code evidence}: two of the roots are of one incarnation. */
    record BatchJson(List<BatchRootJson> roots, boolean evidence) {

        static BatchJson of(List<BatchRoot> roots, boolean evidence) {
            return new BatchJson(roots.stream().map(BatchRootJson::of).toList(), evidence);
        }
    }
}
