package org.causality.model.chain;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.DomainTag;
import org.causality.model.network.ChainId;
import org.causality.model.network.Lane;

/** The name of an effect, the same at every operator. */
public record EffectId(Bytes32 value) implements Comparable<EffectId> {

    /** An effect that was first seen on its chain: SHA-256(tag ‖ identity of the place and kind). */
    public static EffectId of(EffectKind kind, EventPlace place) {
        return new EffectId(DomainTag.EFFECT.hash(place.identity(kind.code())));
    }

    /**
     * An effect that is known before any block holds it, named by what asks for it: so it keeps its name when a reorg
     * moves its transaction to another block.
     *
     * @param cause the order id, or the statement that commands it
     * @param emitter the contract that will execute it
     */
    public static EffectId expected(EffectKind kind, ChainId chain, Bytes32 cause, Bytes emitter) {
        CanonicalWriter identity = new CanonicalWriter();
        identity.text(1, chain.value()).uint(5, kind.code()).bytes(6, emitter).bytes32(8, cause);
        return new EffectId(DomainTag.EFFECT.hash(identity.toBytes()));
    }

    public static EffectId parseHex(String text) {
        return new EffectId(Bytes32.parseHex(text));
    }

    /** What descends from one origin effect shares its lane. */
    public Lane lane() {
        return new Lane(value.toBytes());
    }

    public String hex() {
        return value.hex();
    }

    @Override
    public int compareTo(EffectId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
