package org.causality.devnet.story.proof;

import java.util.Optional;
import org.causality.devnet.story.canonical.FieldReader;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.canonical.Tag;

/** A whole message as it travels: header, payload, signature over the header's tagged hash. */
public record Envelope(Octets headerBytes, Header header, Octets payload, Octets signature) {

    private static final int SHARD_WORD_BYTES = 8;

    public static Envelope parse(Octets bytes) {
        FieldReader in = new FieldReader(bytes);
        Octets headerBytes = in.bytes(1);
        Envelope envelope = new Envelope(
                headerBytes, Header.parse(headerBytes), in.bytes(2), in.bytes(3, Certificate.SIGNATURE_BYTES));
        in.end();
        return envelope;
    }

    public Octets id() {
        return Tag.HEADER.hash(headerBytes);
    }

    /** What is wrong with the message taken alone: network, signature, payload. */
    public Optional<String> flaw(Genesis genesis) {
        if (!header.network().equals(genesis.network()) || header.version() != genesis.version()) {
            return Optional.of("the message is of network '" + header.network() + "' version " + header.version());
        }
        if (!Ed25519Check.holds(header.sender(), id(), signature)) {
            return Optional.of("the message's signature does not hold");
        }
        boolean whole =
                payload.size() == header.payloadBytes() && Tag.sha256(payload).equals(header.payloadDigest());
        return whole ? Optional.empty() : Optional.of("the payload is not the one the header was signed for");
    }

    /** What is wrong with its shard, which is a function of the owner: the lane of all the owner's messages. */
    public Optional<String> shardFlaw(Genesis genesis, Octets owner) {
        Octets hash = Tag.LANE.hash(owner);
        long word = 0;
        for (int index = 0; index < SHARD_WORD_BYTES; index++) {
            word = (word << 8) | (hash.at(index) & 0xff);
        }
        long wanted = Long.remainderUnsigned(word, genesis.shards());
        return header.shard() == wanted
                ? Optional.empty()
                : Optional.of("the message is in shard " + header.shard() + ", the owner's is " + wanted);
    }

    /** What keeps this, a feed's first message, from proving that {@code feedKey} speaks for the operator. */
    public Optional<String> feedFlaw(Genesis genesis, Octets feedKey, Genesis.Member operator) {
        if (header.type() != Header.KEY_CERTIFICATE || header.feedSequence() != 0) {
            return Optional.of("the feed does not begin with a certificate");
        }
        Certificate certificate = Certificate.parse(payload);
        if (!header.sender().equals(feedKey) || !certificate.key().equals(feedKey)) {
            return Optional.of("the feed's first message certifies another key");
        }
        return flaw(genesis).or(() -> certificate.flaw(genesis, Certificate.FEED, operator));
    }
}
