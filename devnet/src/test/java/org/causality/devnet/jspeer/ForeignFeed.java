package org.causality.devnet.jspeer;

import java.security.SecureRandom;
import java.util.List;
import org.causality.devnet.story.wallet.SignedOrder;
import org.causality.model.codec.Bytes;
import org.causality.model.json.OrderJson;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.SignedHeader;
import org.causality.model.message.WireTopic;
import org.causality.model.network.Genesis;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.WalletSignature;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A feed that no operator's core writes: each message names the one before it. */
final class ForeignFeed {
    private final Genesis genesis;
    private final SigningKey key = SigningKey.generate(new SecureRandom());
    private @Nullable Envelope last;

    ForeignFeed(Genesis genesis) {
        this.genesis = genesis;
    }

    SigningKey key() {
        return key;
    }

    Envelope order(SignedOrder order) {
        return next(payload(order));
    }

    static Payload.UserOrder payload(SignedOrder order) {
        JsonNode body = order.body();
        OrderJson json = JsonMapper.shared().treeToValue(body.path("order"), OrderJson.class);
        Bytes signature = Bytes.parseHex(body.path("signature").asString());
        return new Payload.UserOrder(new SignedUserOrder(json.toOrder(), new WalletSignature(signature)));
    }

    Envelope next(Payload payload) {
        Envelope before = last;
        Bytes body = payload.encode();
        Header header = new Header(
                genesis.network(),
                Header.VERSION,
                payload.type().code(),
                new LamportTime(before == null ? 1 : before.header().time().value() + 1),
                before == null ? null : before.id(),
                before == null ? 0 : before.header().sequence() + 1,
                List.of(),
                List.of(),
                List.of(),
                payload.lane().slot(genesis.shards()),
                key.publicKey(),
                Envelope.digest(body),
                body.size());
        Envelope written = new Envelope(SignedHeader.sign(header, key), body);
        last = written;
        return written;
    }

    static String topicOf(Envelope envelope) {
        MessageType type = MessageType.ofCode(envelope.header().type()).orElseThrow();
        return WireTopic.bodies(envelope.header(), type).name();
    }
}
