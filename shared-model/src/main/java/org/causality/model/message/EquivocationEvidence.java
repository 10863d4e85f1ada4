package org.causality.model.message;

import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.DomainTag;
import org.causality.model.key.PublicKey;

/**
 * Two signed headers of one feed with the same sequence: the proof that its key's holder said two things at one place, and
 * the payload of an EquivocationProof message. Needs nobody's word: the headers carry the accused's own signatures.
 *
 * @param first the one with the lower id
 */
public record EquivocationEvidence(SignedHeader first, SignedHeader second) {

    public EquivocationEvidence {
        Header one = first.header();
        Header other = second.header();
        boolean sameFeed = one.network().equals(other.network()) && one.sender().equals(other.sender());
        if (!sameFeed || one.sequence() != other.sequence()) {
            throw new IllegalArgumentException("evidence is two headers of one feed with the same sequence");
        }
        if (isEphemeral(one) || isEphemeral(other)) {
            throw new IllegalArgumentException("ephemeral messages stand in no feed");
        }
        if (first.id().compareTo(second.id()) >= 0) {
            throw new IllegalArgumentException("evidence is two different headers, the lower id first");
        }
    }

    /** The same evidence whichever header was met first. */
    public static EquivocationEvidence of(SignedHeader one, SignedHeader other) {
        return one.id().compareTo(other.id()) < 0
                ? new EquivocationEvidence(one, other)
                : new EquivocationEvidence(other, one);
    }

    /** Whether the accused really signed both. Without that it accuses nobody. */
    public boolean holds() {
        return first.signatureHolds() && second.signatureHolds();
    }

    public PublicKey feed() {
        return first.header().sender();
    }

    /** From this place on the feed is void. */
    public long sequence() {
        return first.header().sequence();
    }

    /** What it comes down to, whichever two headers show it: this feed is void from this place. */
    public Bytes32 contentId() {
        CanonicalWriter out = new CanonicalWriter();
        out.text(1, first.header().network().value()).bytes32(2, feed().value()).uint(3, sequence());
        return DomainTag.EQUIVOCATION.hash(out.toBytes());
    }

    private static boolean isEphemeral(Header header) {
        return MessageType.ofCode(header.type())
                .filter(type -> type.membership() == MessageType.Membership.EPHEMERAL)
                .isPresent();
    }

    static void write(EquivocationEvidence evidence, CanonicalWriter out) {
        out.message(1, evidence.first, SignedHeader::write).message(2, evidence.second, SignedHeader::write);
    }

    static EquivocationEvidence read(CanonicalReader in) {
        return new EquivocationEvidence(
                in.message(1, SignedHeader.SIZE_MAX, SignedHeader::read),
                in.message(2, SignedHeader.SIZE_MAX, SignedHeader::read));
    }
}
