package org.causality.devnet.story.proof;

import org.causality.devnet.story.canonical.FieldReader;
import org.causality.devnet.story.canonical.FieldWriter;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.canonical.Tag;

/**
 * What a wallet said, as a message's payload carries it.
 *
 * @param id the order's or the cancellation's content id, computed here from the bytes
 */
public record SignedContent(Octets id, Octets walletSignature) {

    public static SignedContent ofOrder(Octets payload) {
        FieldReader in = new FieldReader(payload);
        SignedContent content = new SignedContent(Tag.ORDER.hash(in.message(1)), in.bytes(2));
        in.end();
        return content;
    }

    public static SignedContent ofCancellation(Octets payload) {
        FieldReader in = new FieldReader(payload);
        Octets body = new FieldWriter()
                .text(1, in.text(1))
                .bytes(2, in.bytes(2))
                .message(3, in.message(3))
                .written();
        SignedContent content = new SignedContent(Tag.CANCELLATION.hash(body), in.bytes(4));
        in.end();
        return content;
    }
}
