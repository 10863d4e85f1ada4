package org.causality.effect.evolution;

import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.Stamp;
import org.causality.model.order.Finality;
import org.jspecify.annotations.Nullable;

/**
 * A chain fact as {@code chains.events} last told it.
 *
 * @param transaction the hash of its transaction, where it was told
 * @param finality of its block; UNSAFE unless VALID
 * @param version the teller's version, rising; 0 when it tells none
 * @param cause the message that carried it
 */
public record Fact(
        EventId id,
        Spot spot,
        long height,
        Bytes32 blockHash,
        Bytes value,
        @Nullable Bytes32 transaction,
        FactStanding standing,
        Finality finality,
        long version,
        Stamp cause) {

    /** What is known after hearing this; the same object when it says nothing new. A final fact never changes. */
    public Fact hear(Fact heard) {
        if (isFinal() || (heard.version != 0 && heard.version <= version)) {
            return this;
        }
        FactStanding next = after(heard.standing);
        boolean valid = next == FactStanding.VALID;
        Finality reached = valid && standing == FactStanding.VALID && heard.finality.compareTo(finality) < 0
                ? finality
                : valid ? heard.finality : Finality.UNSAFE;
        if (next == standing && reached == finality) {
            return heard.version == 0 ? this : withStanding(standing, finality, heard.version);
        }
        return withStanding(next, reached, heard.version == 0 ? version : heard.version);
    }

    /** What once stood is taken back, whatever the own client says of it instead; only what never did is refused. */
    private FactStanding after(FactStanding heard) {
        boolean stood = standing == FactStanding.VALID || standing == FactStanding.RETRACTED;
        return switch (heard) {
            case VALID, RETRACTED -> heard;
            case REFUSED -> stood ? FactStanding.RETRACTED : FactStanding.REFUSED;
            case SEEN -> stood ? FactStanding.RETRACTED : standing;
        };
    }

    private Fact withStanding(FactStanding next, Finality reached, long newVersion) {
        return new Fact(id, spot, height, blockHash, value, transaction, next, reached, newVersion, cause);
    }

    public boolean isFinal() {
        return standing == FactStanding.VALID && finality == Finality.FINALIZED;
    }

    /** Whether nothing may rest on it. */
    public boolean hasFallen() {
        return standing == FactStanding.RETRACTED || standing == FactStanding.REFUSED;
    }

    public Evidence evidence() {
        return new Evidence(id, spot.chain(), height, blockHash, standing, finality);
    }
}
