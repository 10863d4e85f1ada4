package org.causality.model.privacy;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.codec.DomainTag;
import org.causality.model.network.Lane;
import org.causality.model.order.SignedUserOrder;

/** The order inside a seal: the payload of an OrderReveal message, which depends on the sealed order's message. */
public record OrderReveal(SealId seal, SignedUserOrder order) {

    public static final int SIZE_MAX = SignedUserOrder.SIZE_MAX + 64;

    /** What it says, without how the order was signed. */
    public Bytes32 contentId() {
        return DomainTag.REVEAL.hash(seal.value().toBytes(), order.id().value().toBytes());
    }

    public Lane lane() {
        return order.order().owner().lane();
    }

    public Bytes encode() {
        return CanonicalWriter.encode(this, OrderReveal::write);
    }

    public static Decoded<OrderReveal> decode(Bytes bytes) {
        return Decoded.of(bytes, OrderReveal::read);
    }

    public static void write(OrderReveal reveal, CanonicalWriter out) {
        out.bytes32(1, reveal.seal.value()).message(2, reveal.order, SignedUserOrder::write);
    }

    public static OrderReveal read(CanonicalReader in) {
        return new OrderReveal(
                new SealId(in.bytes32(1)), in.message(2, SignedUserOrder.SIZE_MAX, SignedUserOrder::read));
    }
}
