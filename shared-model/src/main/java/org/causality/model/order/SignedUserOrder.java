package org.causality.model.order;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;

/** An order and its owner's signature: the payload of a UserOrder message. */
public record SignedUserOrder(Order order, WalletSignature signature) {

    public static final int SIZE_MAX = Order.SIZE_MAX + 128;

    public OrderId id() {
        return order.id();
    }

    /** Whether the owner the order names signed it. */
    public boolean holds() {
        return signature.isBy(order.owner(), Eip712.digest(order));
    }

    public Bytes encode() {
        return CanonicalWriter.encode(this, SignedUserOrder::write);
    }

    public static Decoded<SignedUserOrder> decode(Bytes bytes) {
        return Decoded.of(bytes, SignedUserOrder::read);
    }

    public static void write(SignedUserOrder signed, CanonicalWriter out) {
        out.message(1, signed.order, Order::write).bytes(2, signed.signature.bytes());
    }

    public static SignedUserOrder read(CanonicalReader in) {
        return new SignedUserOrder(
                in.message(1, Order.SIZE_MAX, Order::read), new WalletSignature(in.bytes(2, WalletSignature.SIZE_MAX)));
    }
}
