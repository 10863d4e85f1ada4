package org.causality.model.order;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.codec.DomainTag;
import org.causality.model.network.NetworkId;

/** An owner's word that an order is no longer wanted: the payload of a UserOrderCancellation message. Uses no nonce. */
public record SignedCancellation(NetworkId network, OrderId order, Owner owner, WalletSignature signature) {

    public static final int SIZE_MAX = 256;

    /** Whether the owner named here signed it; whether that is the order's owner is the order book's to say. */
    public boolean holds() {
        return signature.isBy(owner, Eip712.digest(this));
    }

    /** What it says, without how it was signed: two valid signatures are one cancellation. */
    public Bytes32 contentId() {
        CanonicalWriter out = new CanonicalWriter();
        writeBody(this, out);
        return DomainTag.CANCELLATION.hash(out.toBytes());
    }

    public Bytes encode() {
        return CanonicalWriter.encode(this, SignedCancellation::write);
    }

    public static Decoded<SignedCancellation> decode(Bytes bytes) {
        return Decoded.of(bytes, SignedCancellation::read);
    }

    public static void write(SignedCancellation cancellation, CanonicalWriter out) {
        writeBody(cancellation, out);
        out.bytes(4, cancellation.signature.bytes());
    }

    private static void writeBody(SignedCancellation cancellation, CanonicalWriter out) {
        out.text(1, cancellation.network.value())
                .bytes32(2, cancellation.order.value())
                .message(3, cancellation.owner, Owner::write);
    }

    public static SignedCancellation read(CanonicalReader in) {
        return new SignedCancellation(
                NetworkId.read(in, 1),
                new OrderId(in.bytes32(2)),
                in.message(3, 64, Owner::read),
                new WalletSignature(in.bytes(4, WalletSignature.SIZE_MAX)));
    }
}
