package org.causality.devnet.story.proof;

import java.util.List;
import org.causality.devnet.story.canonical.Octets;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.Certificate;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Purpose;
import org.causality.model.order.AdmissionReceipt;

/** What the model's own code issues, for this package to check. */
final class Issued {

    static final NetworkId NETWORK = new NetworkId("testing");
    static final SigningKey OPERATOR = key(1);
    static final SigningKey SUB_KEY = key(2);
    static final SigningKey STRANGER = key(3);
    static final Bytes32 SUBJECT = new Bytes32(1, 2, 3, 4);
    static final Genesis.Member MEMBER = member("op1", OPERATOR);
    static final Genesis GENESIS = new Genesis("testing", 1, 16, List.of(MEMBER, member("op2", key(4))));

    private Issued() {}

    static Octets receipt(Purpose purpose, SigningKey operator, SigningKey signer) {
        Certificate certificate = Certificate.issue(NETWORK, purpose, SUB_KEY.publicKey(), 7, operator);
        return octets(
                AdmissionReceipt.sign(SUBJECT, 300, 0, certificate, signer).encode());
    }

    static Envelope message(int type, Bytes payload, List<MessageId> dependencies) {
        Header header = new Header(
                NETWORK,
                1,
                type,
                new LamportTime(300),
                null,
                0,
                List.of(),
                dependencies,
                List.of(),
                3,
                SUB_KEY.publicKey(),
                Envelope.digest(payload),
                payload.size());
        return new Envelope(SignedHeader.sign(header, SUB_KEY), payload);
    }

    static Envelope certificateMessage(Purpose purpose) {
        Bytes payload = Certificate.issue(NETWORK, purpose, SUB_KEY.publicKey(), 7, OPERATOR)
                .encode();
        return message(MessageType.KEY_CERTIFICATE.code(), payload, List.of());
    }

    static Octets octets(Bytes bytes) {
        return Octets.of(bytes.toArray());
    }

    static Octets octets(Bytes32 bytes) {
        return Octets.of(bytes.toArray());
    }

    private static Genesis.Member member(String name, SigningKey key) {
        return new Genesis.Member(name, Octets.ofHex(key.publicKey().hex()), 1);
    }

    private static SigningKey key(int seed) {
        return SigningKey.fromSeed(new Bytes32(seed, 0, 0, 0).toArray());
    }
}
