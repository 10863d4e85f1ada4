package org.causality.devnet.system;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U128;
import org.causality.model.codec.U256;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.SignedHeader;
import org.causality.model.message.WireTopic;
import org.causality.model.network.ChainId;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.Purpose;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.Condition;
import org.causality.model.order.ConditionToken;
import org.causality.model.order.Eip712;
import org.causality.model.order.Finality;
import org.causality.model.order.Leg;
import org.causality.model.order.Order;
import org.causality.model.order.Owner;
import org.causality.model.order.PrivacyMode;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.TimeMap;
import org.causality.model.order.WalletSignature;
import org.jspecify.annotations.Nullable;

/** A feed whose owner got an operator's certificate and then lies. The orders in it are well signed by their owners. */
final class AttackersFeed {

    /** On a price nobody watches: an operator that took the order would open it, and could not compute it. */
    private static final Condition NEVER_KNOWN = new Condition(List.of(new ConditionToken.Test(
            new ChainId("eip155:1"),
            "nobody.knows",
            ConditionToken.Comparison.EQ,
            U256.of(1),
            U256.ZERO,
            Finality.UNSAFE)));

    private final Genesis genesis;
    private final SecureRandom random = new SecureRandom();
    private final SigningKey key = SigningKey.generate(random);

    AttackersFeed(Genesis genesis) {
        this.genesis = genesis;
    }

    /** The feed's first message, with the certificate of the operator whose keys lie there. */
    Envelope introduction(Path operatorKeys, long nowMillis) throws IOException {
        FileOperatorSigner operator = FileOperatorSigner.open(genesis.network(), operatorKeys);
        return message(
                new Payload.KeyCertificate(operator.certify(Purpose.FEED, key.publicKey(), nowMillis)),
                1,
                null,
                List.of());
    }

    Envelope order(long time, MessageId previous, List<MessageId> parents) {
        return message(new Payload.UserOrder(anOrder()), time, previous, parents);
    }

    Envelope chainFact(CrossChainEvent event, long time, MessageId previous) {
        return message(new Payload.CrossChainEvent(event), time, previous, List.of());
    }

    /** The second message of a feed or, without {@code previous}, the first. */
    private Envelope message(Payload payload, long time, @Nullable MessageId previous, List<MessageId> parents) {
        Bytes body = payload.encode();
        Header header = new Header(
                genesis.network(),
                Header.VERSION,
                payload.type().code(),
                new LamportTime(time),
                previous,
                previous == null ? 0 : 1,
                parents,
                List.of(),
                List.of(),
                payload.lane().slot(genesis.shards()),
                key.publicKey(),
                Envelope.digest(body),
                body.size());
        return new Envelope(SignedHeader.sign(header, key), body);
    }

    /** Of a fresh owner, who signed it: an operator that took the message would open it. */
    private SignedUserOrder anOrder() {
        SigningKey wallet = SigningKey.generate(random);
        Order order = new Order(
                genesis.network(),
                new Owner(Owner.Scheme.ED25519, wallet.publicKey().value().toBytes()),
                1,
                List.of(new Leg(Leg.Direction.RECEIVE, "eip155:1/slip44:60", U128.of(1))),
                NEVER_KNOWN,
                0,
                0,
                TimeMap.EMPTY,
                new BlockHeight(new ChainId("eip155:1"), 100),
                null,
                U128.ZERO,
                PrivacyMode.OPEN,
                0,
                List.of(),
                wallet.publicKey().value());
        Bytes32 digest = Eip712.digest(order);
        return new SignedUserOrder(
                order, new WalletSignature(wallet.sign(digest.toBytes()).bytes()));
    }

    /** The order a message carries. */
    static SignedUserOrder orderIn(Bytes payload) {
        return SignedUserOrder.decode(payload).orThrow();
    }

    static String topicOf(Envelope envelope) {
        MessageType type = MessageType.ofCode(envelope.header().type()).orElseThrow();
        return WireTopic.bodies(envelope.header(), type).name();
    }
}
