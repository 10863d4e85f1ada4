package org.causality.model.privacy;

import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.DomainTag;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;

/** Whose order of admission counts in which epoch: SHA-256(tag ‖ network, epoch, members with keys and weights). */
public record CommitteeId(Bytes32 value) {

    public static CommitteeId of(Genesis genesis) {
        return of(genesis.network(), genesis.operators());
    }

    public static CommitteeId of(NetworkId network, OperatorSet operators) {
        CanonicalWriter out = new CanonicalWriter();
        out.text(1, network.value()).uint(2, operators.epoch()).messages(3, operators.operators(), CommitteeId::write);
        return new CommitteeId(DomainTag.COMMITTEE.hash(out.toBytes()));
    }

    private static void write(Operator member, CanonicalWriter out) {
        out.bytes32(1, member.key().value()).uint(2, member.weight());
    }

    public String hex() {
        return value.hex();
    }

    @Override
    public String toString() {
        return hex();
    }
}
