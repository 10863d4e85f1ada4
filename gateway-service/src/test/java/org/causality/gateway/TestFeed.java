package org.causality.gateway;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U128;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Payload;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.Certificate;
import org.causality.model.network.ChainId;
import org.causality.model.network.Genesis;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.Condition;
import org.causality.model.order.Leg;
import org.causality.model.order.Order;
import org.causality.model.order.Owner;
import org.causality.model.order.PrivacyMode;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.TimeMap;
import org.causality.model.order.WalletSignature;
import org.jspecify.annotations.Nullable;

/** Writes the messages of one feed, each naming the one before it. Single owner. */
public final class TestFeed {

    private final Genesis genesis;
    private final SigningKey key;
    private @Nullable Envelope last;

    public TestFeed(Genesis genesis, SigningKey key) {
        this.genesis = genesis;
        this.key = key;
    }

    public SigningKey key() {
        return key;
    }

    public Envelope introduction(Certificate certificate) {
        return next(new Payload.KeyCertificate(certificate));
    }

    public Envelope order(long nonce) {
        return next(new Payload.UserOrder(anOrder(genesis, nonce)));
    }

    public Envelope next(Payload payload) {
        return next(payload, List.of());
    }

    public Envelope next(Payload payload, List<MessageId> dependencies) {
        Envelope before = last;
        MessageId previous = before == null ? null : before.id();
        long time = before == null ? 1 : before.header().time().value() + 1;
        long sequence = before == null ? 0 : before.header().sequence() + 1;
        Envelope written = sign(payload, previous, time, sequence, dependencies);
        last = written;
        return written;
    }

    /** Outside the DAG: no place in the feed. */
    public Envelope ephemeral(Payload payload, long time) {
        return sign(payload, null, time, 0, List.of());
    }

    private Envelope sign(
            Payload payload, @Nullable MessageId previous, long time, long sequence, List<MessageId> dependencies) {
        Bytes body = payload.encode();
        Header header = new Header(
                genesis.network(),
                Header.VERSION,
                payload.type().code(),
                new LamportTime(time),
                previous,
                sequence,
                List.of(),
                dependencies,
                List.of(),
                payload.lane().slot(genesis.shards()),
                key.publicKey(),
                Envelope.digest(body),
                body.size());
        return new Envelope(SignedHeader.sign(header, key), body);
    }

    /** Well-formed; its wallet signature is nobody's, which the edge does not judge. */
    public static SignedUserOrder anOrder(Genesis genesis, long nonce) {
        return anOrder(genesis, nonce, new Bytes32(0, 0, 0, 0));
    }

    /** The owner decides the shard. */
    public static SignedUserOrder anOrder(Genesis genesis, long nonce, Bytes32 owner) {
        Order order = new Order(
                genesis.network(),
                new Owner(Owner.Scheme.ED25519, owner.toBytes()),
                nonce,
                List.of(new Leg(Leg.Direction.RECEIVE, "eip155:1/slip44:60", U128.of(1))),
                new Condition(List.of()),
                0,
                0,
                TimeMap.EMPTY,
                new BlockHeight(new ChainId("eip155:1"), 100),
                null,
                U128.ZERO,
                PrivacyMode.OPEN,
                0,
                List.of(),
                new Bytes32(1, 2, 3, 4));
        return new SignedUserOrder(order, new WalletSignature(Bytes.wrap(new byte[64])));
    }
}
