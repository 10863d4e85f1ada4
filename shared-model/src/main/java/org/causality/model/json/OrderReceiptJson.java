package org.causality.model.json;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decimals;
import org.causality.model.codec.Decoded;
import org.causality.model.key.Signature;
import org.causality.model.network.Certificate;
import org.causality.model.privacy.BatchEntry;
import org.causality.model.privacy.BatchRoot;
import org.causality.model.privacy.CommitteeId;
import org.causality.model.privacy.OrderReceipt;
import org.jspecify.annotations.Nullable;

/** An {@link OrderReceipt} as the API shows it and the offline check reads it; all of it is in here. */
public record OrderReceiptJson(
        String subject, String place, String admissionNumber, List<String> path, BatchRootJson batch) {

    /** {@code operator} and {@code incarnation} are shown for readers; what counts is the certificate. */
    public record BatchRootJson(
            String committee,
            String number,
            String first,
            int count,
            String lamport,
            @Nullable String previous,
            String root,
            String operator,
            String incarnation,
            String certificate,
            String signature) {

        public static BatchRootJson of(BatchRoot batch) {
            Bytes32 previous = batch.previous();
            return new BatchRootJson(
                    batch.committee().hex(),
                    Long.toUnsignedString(batch.number()),
                    Long.toUnsignedString(batch.first()),
                    batch.count(),
                    Long.toUnsignedString(batch.lamport()),
                    previous == null ? null : previous.hex(),
                    batch.root().hex(),
                    batch.operator().hex(),
                    Long.toUnsignedString(batch.incarnation()),
                    batch.certificate().encode().hex(),
                    batch.signature().bytes().hex());
        }

        /** @throws IllegalArgumentException saying what is not of its form */
        BatchRoot toBatch() {
            Certificate named = certified();
            if (!named.operator().hex().equals(operator)
                    || !Long.toUnsignedString(named.incarnation()).equals(incarnation)) {
                throw new IllegalArgumentException("batch.operator and batch.incarnation are not the certificate's");
            }
            return new BatchRoot(
                    new CommitteeId(Bytes32.parseHex(committee)),
                    Decimals.parseUnsignedLong(number),
                    Decimals.parseUnsignedLong(first),
                    count,
                    Decimals.parseUnsignedLong(lamport),
                    previous == null ? null : Bytes32.parseHex(previous),
                    Bytes32.parseHex(root),
                    named,
                    new Signature(Bytes.parseHex(signature)));
        }

        private Certificate certified() {
            return switch (Certificate.decode(Bytes.parseHex(certificate))) {
                case Decoded.Ok<Certificate>(Certificate read) -> read;
                case Decoded.Malformed<Certificate>(String detail) ->
                    throw new IllegalArgumentException("batch.certificate: " + detail);
            };
        }
    }

    public static OrderReceiptJson of(OrderReceipt receipt) {
        BatchEntry entry = receipt.entry();
        return new OrderReceiptJson(
                entry.subject().hex(),
                Long.toUnsignedString(entry.place()),
                Long.toUnsignedString(entry.admission()),
                receipt.path().stream().map(Bytes32::hex).toList(),
                BatchRootJson.of(receipt.batch()));
    }

    /** @throws IllegalArgumentException saying what is not of its form */
    public OrderReceipt toReceipt() {
        return new OrderReceipt(
                new BatchEntry(
                        Decimals.parseUnsignedLong(place),
                        Decimals.parseUnsignedLong(admissionNumber),
                        Bytes32.parseHex(subject)),
                path.stream().map(Bytes32::parseHex).toList(),
                batch.toBatch());
    }
}
