package org.causality.model.privacy;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.codec.DomainTag;
import org.causality.model.network.Lane;
import org.causality.model.network.NetworkId;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.Eip712;
import org.causality.model.order.Order;
import org.causality.model.order.Owner;
import org.causality.model.order.PrivacyMode;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.WalletSignature;

/**
 * A hidden order as everybody sees it: the payload of a SealedOrder message. Nothing else of the order is told before its
 * reveal. Signed as orders are, by the key its quota is counted on, which is the owner of the order inside; who does not
 * want to be recognised takes a fresh key.
 *
 * @param quotaKey who signs this and the order
 * @param nonce the order's
 * @param validUntil the order's
 * @param reveal when it may be opened
 * @param size how large the order may turn out to be
 */
public record SealedOrder(
        NetworkId network,
        OrderCommitment commitment,
        Owner quotaKey,
        long nonce,
        BlockHeight validUntil,
        RevealEpoch reveal,
        SizeClass size,
        WalletSignature signature) {

    public static final int SIZE_MAX = 512;

    private static final WalletSignature NONE = new WalletSignature(Bytes.EMPTY);

    /** What a wallet shows of its order, still to be signed over {@link #digest}. */
    public static SealedOrder unsigned(Order order, RevealEpoch reveal, SizeClass size) {
        return new SealedOrder(
                order.network(),
                OrderCommitment.of(order),
                order.owner(),
                order.nonce(),
                order.validUntil(),
                reveal,
                size,
                NONE);
    }

    public SealedOrder signed(WalletSignature by) {
        return new SealedOrder(network, commitment, quotaKey, nonce, validUntil, reveal, size, by);
    }

    public SealId id() {
        return new SealId(DomainTag.SEAL.hash(CanonicalWriter.encode(this, SealedOrder::writeBody)));
    }

    /** What the wallet signs (EIP-712). */
    public Bytes32 digest() {
        return Eip712.sealedOrderDigest(
                network, commitment.value(), quotaKey, nonce, validUntil, reveal.number(), size.code());
    }

    /** Whether the quota key signed it. */
    public boolean holds() {
        return signature.isBy(quotaKey, digest());
    }

    /** What a reveal of this seal comes to. Everyone comes to the same, in any order of arrival. */
    public Opening open(SignedUserOrder signed) {
        Order order = signed.order();
        if (!commitment.isTo(order)) {
            return new Opening.Foreign("the order is not the one that was committed to");
        }
        if (!order.network().equals(network)
                || !order.owner().equals(quotaKey)
                || order.nonce() != nonce
                || !order.validUntil().equals(validUntil)) {
            return new Opening.Broken("network, owner, nonce or valid-until are not what the seal showed");
        }
        if (order.privacy() != PrivacyMode.COMMITTED) {
            return new Opening.Broken("the order inside is " + order.privacy());
        }
        // The signature stands outside the commitment: anyone can spoil it in a copy, so it breaks nothing.
        if (!signed.holds()) {
            return new Opening.Foreign("the wallet's signature does not hold");
        }
        return signed.encode().size() <= size.orderBytesMax()
                ? new Opening.Holds()
                : new Opening.Broken("the order is larger than its size class");
    }

    public Lane lane() {
        return quotaKey.lane();
    }

    public Bytes encode() {
        return CanonicalWriter.encode(this, SealedOrder::write);
    }

    public static Decoded<SealedOrder> decode(Bytes bytes) {
        return Decoded.of(bytes, SealedOrder::read);
    }

    public static void write(SealedOrder seal, CanonicalWriter out) {
        writeBody(seal, out);
        out.bytes(8, seal.signature.bytes());
    }

    private static void writeBody(SealedOrder seal, CanonicalWriter out) {
        out.text(1, seal.network.value())
                .bytes32(2, seal.commitment.value())
                .message(3, seal.quotaKey, Owner::write)
                .uint(4, seal.nonce)
                .message(5, seal.validUntil, BlockHeight::write)
                .uint(6, seal.reveal.number())
                .uint(7, seal.size.code());
    }

    public static SealedOrder read(CanonicalReader in) {
        return new SealedOrder(
                NetworkId.read(in, 1),
                new OrderCommitment(in.bytes32(2)),
                in.message(3, 64, Owner::read),
                in.uint(4),
                in.message(5, BlockHeight.SIZE_MAX, BlockHeight::read),
                new RevealEpoch(in.uint(6)),
                SizeClass.ofCode(in.uint(7, Integer.MAX_VALUE)),
                new WalletSignature(in.bytes(8, WalletSignature.SIZE_MAX)));
    }
}
