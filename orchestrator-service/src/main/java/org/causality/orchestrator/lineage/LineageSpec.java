package org.causality.orchestrator.lineage;

import java.util.Set;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.LineageId;
import org.causality.model.computation.SlotId;
import org.causality.model.computation.VerifierId;
import org.causality.model.network.ChainId;
import org.causality.model.network.NetworkId;

/**
 * A computation this network runs; the same at every operator.
 *
 * @param program names the verifying key all its proofs are for
 * @param seed from which the program makes its first state; tells lineages of one program apart
 * @param genesis the root of that state: what the recursion starts from
 * @param genesisNonce the zk-nonce of that root; the first step leads to the next
 * @param chain where windows are counted and purchases are sent
 * @param windowBlocks how long intents for a slot are collected
 * @param inputs the state keys ({@code 0xcontract/0xslot} on {@code chain}) this operator makes steps from; empty for all
 */
public record LineageSpec(
        NetworkId network,
        VerifierId program,
        long seed,
        Bytes32 genesis,
        long genesisNonce,
        ChainId chain,
        int windowBlocks,
        Set<String> inputs) {

    public LineageSpec {
        if (program.value().size() != VerifierId.KEY_ID_SIZE) {
            throw new IllegalArgumentException("a lineage's program is named by its verifying key's id");
        }
        inputs = Set.copyOf(inputs);
    }

    public LineageId id() {
        return LineageId.of(network, Bytes32.of(program.value()), SlotId.outputHash(genesis.toBytes()));
    }

    /** The slot of the first step. */
    public SlotId first() {
        return new SlotId(id(), SlotId.outputHash(genesis.toBytes()), genesisNonce + 1);
    }

    public boolean wants(String stateKey) {
        return inputs.isEmpty() || inputs.contains(stateKey);
    }
}
