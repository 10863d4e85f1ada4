package org.causality.crosschain.adapter;

import java.util.ArrayList;
import java.util.List;
import org.causality.crosschain.chain.ChainState;
import org.causality.crosschain.ethereum.Address;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.ethereum.StateProof;
import org.causality.model.chain.LightClientProof;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decimals;
import org.causality.model.codec.U256;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;
import org.causality.model.reason.EdgeReason;
import org.jspecify.annotations.Nullable;

/** The seed's generate_state_proof: asks the own providers, and hands out only what holds under the own header. */
final class ProofDesk {
    private static final int CONFLICT = 409;
    private static final int BAD_GATEWAY = 502;

    private final ProviderDesk desk;
    private final FactArchive archive;
    private final FactWriter writer;

    ProofDesk(ProviderDesk desk, FactArchive archive, FactWriter writer) {
        this.desk = desk;
        this.archive = archive;
        this.writer = writer;
    }

    ChainState state(ChainId chain) {
        return writer.states().stream()
                .filter(state -> state.chain().equals(chain))
                .findFirst()
                .orElseThrow(
                        () -> new RefusedException(EdgeReason.NOT_FOUND, "this operator does not follow " + chain));
    }

    /** @param height a decimal, or {@code latest}, {@code safe}, {@code finalized} */
    LightClientProof prove(ChainId chain, String height, Address address, Bytes32 slot) {
        ChainState state = state(chain);
        BlockHeader block = block(state, height);
        List<String> troubles = new ArrayList<>();
        for (Provider provider : desk.providers(chain)) {
            try {
                Provider.Slot answer = provider.slot(block.hash(), address, slot);
                LightClientProof proof = proof(state, block, address, slot, answer);
                if (proof != null) {
                    return proof;
                }
                troubles.add(provider.name() + " gave a proof that does not hold");
            } catch (ProviderException e) {
                troubles.add(provider.name() + " " + e.reason());
            }
        }
        throw new RefusedException(EdgeReason.NOT_READY, BAD_GATEWAY, String.join("; ", troubles));
    }

    private BlockHeader block(ChainState state, String height) {
        BlockHeader block = switch (height) {
            case "latest" -> state.latest();
            case "safe" -> state.safe();
            case "finalized" -> state.finalized();
            default -> archive.header(state.chain(), Decimals.parseUnsignedLong(height));
        };
        if (block == null) {
            throw new RefusedException(
                    EdgeReason.NOT_READY,
                    CONFLICT,
                    "the own client has accepted no block " + height + ": " + state.reason());
        }
        return block;
    }

    private static @Nullable LightClientProof proof(
            ChainState state, BlockHeader block, Address address, Bytes32 slot, Provider.Slot answer) {
        boolean holds = StateProof.slotOf(
                        block.stateRoot(),
                        address,
                        slot,
                        answer.proof().accountNodes(),
                        answer.proof().storageNodes())
                .equals(new StateProof.SlotVerdict.Holds(answer.value()));
        return holds
                ? new LightClientProof(
                        state.chain(),
                        block.height(),
                        block.hash(),
                        finality(state, block),
                        address.bytes(),
                        slot.toBytes(),
                        minimal(answer.value()),
                        answer.proof())
                : null;
    }

    static Finality finality(ChainState state, BlockHeader block) {
        if (state.finalized() != null && block.height() <= state.finalized().height()) {
            return Finality.FINALIZED;
        }
        return state.safe() != null && block.height() <= state.safe().height() ? Finality.SAFE : Finality.UNSAFE;
    }

    private static Bytes minimal(U256 value) {
        byte[] twos = value.value().toByteArray();
        return Bytes.copyOf(twos, twos[0] == 0 ? 1 : 0, twos.length);
    }

    /** Hands a signed transaction to the first provider that takes it. */
    Bytes32 submit(ChainId chain, Bytes signed) {
        return first(chain, provider -> provider.submit(signed));
    }

    /** The account's next nonce, as the first provider that answers counts it. */
    long nonce(ChainId chain, Address account) {
        return first(chain, provider -> provider.nonce(account));
    }

    private interface Question<T> {
        T ask(Provider provider) throws ProviderException;
    }

    private <T> T first(ChainId chain, Question<T> question) {
        ChainState followed = state(chain);
        List<String> troubles = new ArrayList<>();
        for (Provider provider : desk.providers(followed.chain())) {
            try {
                return question.ask(provider);
            } catch (ProviderException e) {
                troubles.add(provider.name() + " " + e.reason());
            }
        }
        throw new RefusedException(EdgeReason.NOT_READY, BAD_GATEWAY, String.join("; ", troubles));
    }
}
