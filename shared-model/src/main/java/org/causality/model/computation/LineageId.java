package org.causality.model.computation;

import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.DomainTag;
import org.causality.model.network.Lane;
import org.causality.model.network.NetworkId;

/** One recursive computation from its genesis on: SHA-256(tag ‖ network, program, genesis output). */
public record LineageId(Bytes32 value) implements Comparable<LineageId> {

    /**
     * @param program SHA-256 of the verifying key, or what else fixes the program
     * @param genesis the hash of the output the recursion starts from
     */
    public static LineageId of(NetworkId network, Bytes32 program, Bytes32 genesis) {
        CanonicalWriter identity = new CanonicalWriter();
        identity.text(1, network.value()).bytes32(2, program).bytes32(3, genesis);
        return new LineageId(DomainTag.LINEAGE.hash(identity.toBytes()));
    }

    /** All computations of one lineage share a lane. */
    public Lane lane() {
        return new Lane(value.toBytes());
    }

    public static LineageId parseHex(String text) {
        return new LineageId(Bytes32.parseHex(text));
    }

    public String hex() {
        return value.hex();
    }

    @Override
    public int compareTo(LineageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
