package org.causality.orchestrator.lineage;

import java.util.Set;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.LineageId;
import org.causality.model.computation.SlotId;
import org.causality.model.computation.VerifierId;
import org.causality.model.network.ChainId;
import org.causality.model.network.NetworkId;
import org.jspecify.annotations.Nullable;

/**
 * A computation this network runs; the same at every operator.
 *
 * @param program names the verifying key all its proofs are for
 * @param seed from which the program makes its first state; tells lineages of one program apart
 * @param genesis the root of that state: what the recursion starts from
 * @param genesisNonce the zk-nonce of that root; the first step leads to the next
 * @param chain where windows are counted and purchases are sent
 * @param windowBlocks how long intents for a slot are collected
 * @param settlement the contract on {@code chain} that takes purchases, 20 bytes; absent when steps command none
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
        @Nullable Bytes settlement,
        Set<String> inputs) {

    private static final int ADDRESS_SIZE = 20;

    public LineageSpec {
        if (program.value().size() != VerifierId.KEY_ID_SIZE) {
            throw new IllegalArgumentException("a lineage's program is named by its verifying key's id");
        }
        if (settlement != null && settlement.size() != ADDRESS_SIZE) {
            throw new IllegalArgumentException("a settlement contract is named by its address of 20 bytes");
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

    /** Whether steps are made from it; what the settlement contract holds is what came of steps. */
    public boolean wants(Bytes emitter, String stateKey) {
        return !(settlement != null && settlement.equals(emitter)) && (inputs.isEmpty() || inputs.contains(stateKey));
    }
}
