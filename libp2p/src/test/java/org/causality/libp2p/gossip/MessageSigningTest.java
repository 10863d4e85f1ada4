package org.causality.libp2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.causality.libp2p.gossip.router.SignaturePolicy;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PrivateKey;
import org.junit.jupiter.api.Test;

class MessageSigningTest {
    private static final Topic ORDERS = new Topic("orders");
    private final PrivateKey alice = key(1);
    private final PrivateKey mallory = key(2);
    private final Message signed =
            new MessageAuthor(alice, 7).write(ORDERS, bytes("sell"), SignaturePolicy.STRICT_SIGN);

    @Test
    void anAuthorsMessageIsAccepted() {
        assertThat(new SignatureCheck().author(signed)).isEqualTo(alice.peerId());
    }

    @Test
    void theKeyMayBeThereAndMustThenBeTheAuthors() {
        assertThat(new SignatureCheck().author(withKey(alice))).isEqualTo(alice.peerId());
        assertThat(new SignatureCheck().author(withKey(mallory))).isNull();
    }

    @Test
    void changedDataTopicSequenceOrAuthorIsRefused() {
        Message.Fields f = signed.fields();
        Bytes other = Bytes.wrap(mallory.peerId().bytes());
        assertRefused(ORDERS, new Message.Fields(f.from(), bytes("buy"), f.seqno(), f.signature(), null));
        assertRefused(new Topic("other"), f);
        assertRefused(ORDERS, new Message.Fields(f.from(), f.data(), bytes("87654321"), f.signature(), null));
        assertRefused(ORDERS, new Message.Fields(other, f.data(), f.seqno(), f.signature(), null));
        assertRefused(ORDERS, new Message.Fields(bytes("nobody"), f.data(), f.seqno(), f.signature(), null));
        assertRefused(ORDERS, new Message.Fields(f.from(), f.data(), f.seqno(), bytes("rubbish"), null));
    }

    @Test
    void sequenceNumbersRise() {
        MessageAuthor author = new MessageAuthor(alice, 255);
        Message first = author.write(ORDERS, bytes("a"), SignaturePolicy.STRICT_SIGN);
        Message second = author.write(ORDERS, bytes("a"), SignaturePolicy.STRICT_SIGN);

        assertThat(first.fields().seqno()).isEqualTo(Bytes.wrap(new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) 255}));
        assertThat(second.fields().seqno()).isEqualTo(Bytes.wrap(new byte[] {0, 0, 0, 0, 0, 0, 1, 0}));
    }

    @Test
    void anUnsignedTopicsMessageNamesNobody() {
        Message message = new MessageAuthor(alice, 7).write(ORDERS, bytes("x"), SignaturePolicy.STRICT_NO_SIGN);

        assertThat(message.fields().namesAuthor()).isFalse();
    }

    private Message withKey(PrivateKey owner) {
        Message.Fields f = signed.fields();
        Bytes key = Bytes.wrap(owner.publicKey().encoded());
        return Message.of(ORDERS, new Message.Fields(f.from(), f.data(), f.seqno(), f.signature(), key));
    }

    private static void assertRefused(Topic topic, Message.Fields fields) {
        assertThat(new SignatureCheck().author(Message.of(topic, fields))).isNull();
    }

    private static PrivateKey key(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return PrivateKey.ofSeed(seed);
    }

    private static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
