package org.causality.model.chain;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.DomainTag;
import org.causality.model.network.ChainId;

/** The name of an effect's way to another chain: SHA-256(tag ‖ effect, target chain, packet or message id). */
public record JourneyId(Bytes32 value) implements Comparable<JourneyId> {

    /** @param packet the bridge's own id of the packet; empty when it has none */
    public static JourneyId of(EffectId effect, ChainId target, Bytes packet) {
        CanonicalWriter identity = new CanonicalWriter();
        identity.bytes32(1, effect.value()).text(2, target.value()).bytes(3, packet);
        return new JourneyId(DomainTag.JOURNEY.hash(identity.toBytes()));
    }

    public static JourneyId parseHex(String text) {
        return new JourneyId(Bytes32.parseHex(text));
    }

    public String hex() {
        return value.hex();
    }

    @Override
    public int compareTo(JourneyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
