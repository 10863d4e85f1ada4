package org.causality.crosschain.adapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.causality.crosschain.chain.ChainState;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.ethereum.InclusionProof;
import org.causality.crosschain.ethereum.InclusionProof.ReceiptVerdict;
import org.causality.crosschain.ethereum.Receipt;
import org.causality.crosschain.ethereum.TransactionPlace;
import org.causality.crosschain.proof.ProofFault;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;
import org.causality.model.reason.EdgeReason;

/**
 * What became of a transaction: its receipt, proven under the receipts root of a block that the own client has accepted. A
 * receipt does not name its transaction, so a quorum of the own providers must name the same place for it.
 */
final class ReceiptDesk {
    private static final int CONFLICT = 409;
    private static final int BAD_GATEWAY = 502;

    private final ProviderDesk desk;
    private final FactArchive archive;
    private final ProofDesk proofs;

    ReceiptDesk(ProviderDesk desk, FactArchive archive, ProofDesk proofs) {
        this.desk = desk;
        this.archive = archive;
        this.proofs = proofs;
    }

    /** @param nodes the path to the receipt under the block's receipts root */
    record Proven(TransactionPlace place, Finality finality, Receipt receipt, List<Bytes> nodes) {}

    /** @throws RefusedException NOT_FOUND while it is in no block, NOT_READY while its block is not accepted here */
    Proven receipt(ChainId chain, Bytes32 transaction) {
        ChainState state = proofs.state(chain);
        TransactionPlace place = place(chain, transaction);
        BlockHeader block = archive.header(chain, place.height());
        if (block == null || !block.hash().equals(place.block())) {
            throw new RefusedException(
                    EdgeReason.NOT_READY,
                    CONFLICT,
                    "the own client has not accepted block " + place.height() + " "
                            + place.block().hex() + ", in which its providers saw the transaction: " + state.reason());
        }
        return proven(chain, place, block, ProofDesk.finality(state, block));
    }

    private TransactionPlace place(ChainId chain, Bytes32 transaction) {
        Map<TransactionPlace, Integer> named = new HashMap<>();
        List<String> troubles = new ArrayList<>();
        for (Provider provider : desk.providers(chain)) {
            try {
                for (TransactionPlace place : provider.place(transaction)) {
                    if (named.merge(place, 1, Integer::sum) >= desk.quorum(chain)) {
                        return place;
                    }
                }
            } catch (ProviderException e) {
                troubles.add(provider.name() + " " + e.reason());
            }
        }
        throw unplaced(named.size(), troubles, transaction);
    }

    private static RefusedException unplaced(int places, List<String> troubles, Bytes32 transaction) {
        if (places > 0) {
            return new RefusedException(
                    EdgeReason.NOT_READY, CONFLICT, "too few of the own providers name one place for the transaction");
        }
        return troubles.isEmpty()
                ? new RefusedException(EdgeReason.NOT_FOUND, "no provider has " + transaction.hex() + " in a block")
                : new RefusedException(EdgeReason.NOT_READY, BAD_GATEWAY, String.join("; ", troubles));
    }

    private Proven proven(ChainId chain, TransactionPlace place, BlockHeader block, Finality finality) {
        List<String> troubles = new ArrayList<>();
        for (Provider provider : desk.providers(chain)) {
            try {
                List<Bytes> nodes = provider.receiptProof(place);
                switch (InclusionProof.receipt(block.receiptsRoot(), place.index(), nodes)) {
                    case ReceiptVerdict.Included(Receipt receipt) -> {
                        return new Proven(place, finality, receipt, nodes);
                    }
                    case ReceiptVerdict.Refused(ProofFault fault) ->
                        troubles.add(provider.name() + " gave a receipt that does not hold: " + fault);
                }
            } catch (ProviderException e) {
                troubles.add(provider.name() + " " + e.reason());
            }
        }
        throw new RefusedException(EdgeReason.NOT_READY, BAD_GATEWAY, String.join("; ", troubles));
    }
}
