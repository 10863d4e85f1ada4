package org.causality.model.vectors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U128;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.Purpose;
import org.causality.model.order.Condition;
import org.causality.model.order.Leg;
import org.causality.model.order.Order;
import org.causality.model.order.Owner;
import org.causality.model.order.PrivacyMode;
import org.causality.model.privacy.BatchEntry;
import org.causality.model.privacy.BatchRoot;
import org.causality.model.privacy.CommitteeId;
import org.causality.model.privacy.MerkleTree;
import org.causality.model.privacy.OrderReceipt;
import org.causality.model.privacy.OrderReveal;
import org.causality.model.privacy.RevealEpoch;
import org.causality.model.privacy.SealReceipt;
import org.causality.model.privacy.SealedOrder;
import org.causality.model.privacy.SizeClass;
import org.jspecify.annotations.Nullable;

/** Sealed orders, reveals, batches and receipts for vectors. */
final class PrivacySamples {
    static final RevealEpoch EPOCH = new RevealEpoch(596_666_700);
    static final Genesis GENESIS = new Genesis(
            Samples.NETWORK,
            1,
            16,
            new OperatorSet(0, List.of(new Operator("alice", Samples.OPERATOR.publicKey(), 3))));
    static final Certificate CERTIFICATE = Certificate.issue(
            Samples.NETWORK, Purpose.RECEIPT, Samples.FEED.publicKey(), Samples.INCARNATION, Samples.OPERATOR);

    private PrivacySamples() {}

    /** The order inside the seals. */
    static Order hidden(Owner owner) {
        return hidden(owner, 9, PrivacyMode.COMMITTED, Samples.hash("salt of the wallet"));
    }

    static Order hidden(Owner owner, long nonce, PrivacyMode privacy, Bytes32 salt) {
        return hidden(owner, nonce, privacy, salt, Samples.smallOrder(owner).legs());
    }

    /** More than 1 KiB. */
    static Order large(Owner owner) {
        String asset = "eip155:1/erc721:0x06012c8cf97bead5deae237070f9587f8e7a266d/" + "7".repeat(78);
        List<Leg> legs = Collections.nCopies(8, new Leg(Leg.Direction.PAY, asset, U128.of(1)));
        return hidden(owner, 9, PrivacyMode.COMMITTED, Samples.hash("salt"), legs);
    }

    private static Order hidden(Owner owner, long nonce, PrivacyMode privacy, Bytes32 salt, List<Leg> legs) {
        Order open = Samples.smallOrder(owner);
        return new Order(
                open.network(),
                owner,
                nonce,
                legs,
                Condition.ALWAYS,
                0,
                0,
                open.observed(),
                open.validUntil(),
                null,
                U128.of(3),
                privacy,
                0,
                List.of(),
                salt);
    }

    static SealedOrder seal(Order order, SizeClass size) {
        SealedOrder unsigned = SealedOrder.unsigned(order, EPOCH, size);
        return unsigned.signed(Samples.signature(order.owner(), unsigned.digest()));
    }

    static List<SealedOrder> seals() {
        return List.of(
                seal(hidden(Samples.ethereumOwner()), SizeClass.KIB_1),
                seal(hidden(Samples.ed25519Owner()), SizeClass.LARGEST));
    }

    static OrderReveal reveal() {
        return new OrderReveal(seals().getFirst().id(), Samples.signed(hidden(Samples.ethereumOwner())));
    }

    static SealReceipt sealReceipt() {
        return SealReceipt.sign(seals().getFirst().id(), 7, 1_790_000_000_250L, CERTIFICATE, Samples.FEED);
    }

    static List<BatchEntry> entries(long first, int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new BatchEntry(first + i, i % 3 == 2 ? 0 : first + i, Samples.hash("subject " + (first + i))))
                .toList();
    }

    static BatchRoot batch(long number, List<BatchEntry> entries, @Nullable Bytes32 previous) {
        return BatchRoot.sign(
                CommitteeId.of(GENESIS),
                number,
                entries.getFirst().place(),
                entries.size(),
                40 + number,
                previous,
                root(entries),
                CERTIFICATE,
                Samples.FEED);
    }

    static Bytes32 root(List<BatchEntry> entries) {
        return MerkleTree.root(entries.stream().map(BatchEntry::leaf).toList());
    }

    static List<BatchRoot> batches() {
        BatchRoot first = batch(1, entries(1, 1), null);
        return List.of(first, batch(2, entries(2, 7), first.root()));
    }

    static List<OrderReceipt> receipts() {
        List<OrderReceipt> receipts = new ArrayList<>();
        List<BatchEntry> entries = entries(2, 7);
        BatchRoot batch = batches().get(1);
        for (int i = 0; i < entries.size(); i++) {
            receipts.add(OrderReceipt.of(entries, i, batch));
        }
        receipts.add(OrderReceipt.of(entries(1, 1), 0, batches().getFirst()));
        return receipts;
    }
}
