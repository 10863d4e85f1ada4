package org.causality.crosschain.fact;

import java.util.List;
import org.causality.crosschain.chain.HeaderChain;
import org.causality.crosschain.ethereum.Address;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.ethereum.EventLog;
import org.causality.crosschain.ethereum.InclusionProof;
import org.causality.crosschain.ethereum.Receipt;
import org.causality.crosschain.ethereum.StateProof;
import org.causality.crosschain.proof.ProofFault;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventPlace;
import org.causality.model.chain.TrieProof;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U256;
import org.jspecify.annotations.Nullable;

/**
 * Judges one claim by the own client. A function of the claim and of what the client has accepted: operators whose clients
 * accept the same blocks judge alike.
 */
final class Judgement {
    private final OwnView own;

    Judgement(OwnView own) {
        this.own = own;
    }

    Verdict of(CrossChainEvent event) {
        EventPlace place = event.place();
        HeaderChain client = own.client(place.chain());
        if (client == null) {
            return notYet(FactReason.CHAIN_NOT_FOLLOWED);
        }
        Verdict unplaced = unplaced(place, client);
        BlockHeader header = client.at(place.height());
        if (unplaced != null || header == null) {
            return unplaced == null ? notYet(FactReason.CLIENT_SYNCING) : unplaced;
        }
        return proven(event, header, client);
    }

    /** What follows when the own client does not stand on the block; null when it does. */
    private static @Nullable Verdict unplaced(EventPlace place, HeaderChain client) {
        BlockHeader head = client.head();
        BlockHeader lowest = client.lowest();
        if (head == null || lowest == null) {
            return notYet(FactReason.CLIENT_SYNCING);
        }
        if (place.height() > head.height()) {
            return notYet(FactReason.AHEAD_OF_OWN_CLIENT);
        }
        if (place.height() < lowest.height()) {
            return notYet(FactReason.BELOW_OWN_CLIENT);
        }
        if (client.isAccepted(place.blockHash(), place.height())) {
            return null;
        }
        return place.height() <= client.finalizedHeight()
                ? new Verdict.Invalid(FactReason.BLOCK_NOT_ON_CHAIN, null)
                : notYet(FactReason.OTHER_BLOCK);
    }

    private Verdict proven(CrossChainEvent event, BlockHeader header, HeaderChain client) {
        Verdict faulty = switch (event.kind()) {
            case STATE_VALUE -> state(event, header);
            case LOG -> log(event, header);
            case RETRACTION -> new Verdict.Invalid(FactReason.NO_SUCH_KIND, null);
        };
        return faulty == null ? new Verdict.Valid(client.finalityAt(header.height())) : faulty;
    }

    private static @Nullable Verdict state(CrossChainEvent event, BlockHeader header) {
        EventPlace place = event.place();
        if (place.emitter().size() != Address.SIZE || place.key().size() != Bytes32.SIZE) {
            return new Verdict.Invalid(FactReason.NO_SUCH_KIND, null);
        }
        if (!(event.proof() instanceof TrieProof.StorageProof(List<Bytes> account, List<Bytes> storage))) {
            return notYet(FactReason.ASKING_PROVIDERS);
        }
        U256 claimed = new U256(new java.math.BigInteger(1, event.value().toArray()));
        return switch (StateProof.slotOf(
                header.stateRoot(), new Address(place.emitter()), Bytes32.of(place.key()), account, storage)) {
            case StateProof.SlotVerdict.Refused(ProofFault fault) -> refused(fault);
            case StateProof.SlotVerdict.Holds(U256 value) ->
                value.equals(claimed) ? null : refused(ProofFault.VALUE_DIFFERS);
        };
    }

    private @Nullable Verdict log(CrossChainEvent event, BlockHeader header) {
        if (event.place().emitter().size() != Address.SIZE) {
            return new Verdict.Invalid(FactReason.NO_SUCH_KIND, null);
        }
        if (!(event.proof() instanceof TrieProof.ReceiptProof(int index, List<Bytes> nodes))) {
            return notYet(FactReason.ASKING_PROVIDERS);
        }
        return switch (InclusionProof.receipt(header.receiptsRoot(), index, nodes)) {
            case InclusionProof.ReceiptVerdict.Refused(ProofFault fault) -> refused(fault);
            case InclusionProof.ReceiptVerdict.Included(Receipt receipt) -> {
                ProofFault fault = InclusionProof.log(receipt, event.place().index(), logOf(event));
                yield fault == null ? transaction(event.place(), index, header) : refused(fault);
            }
        };
    }

    private static EventLog logOf(CrossChainEvent event) {
        EventPlace place = event.place();
        List<Bytes32> topics = new java.util.ArrayList<>();
        if (!place.key().isEmpty()) {
            topics.add(Bytes32.of(place.key()));
        }
        topics.addAll(event.topics());
        return new EventLog(new Address(place.emitter()), topics, event.value());
    }

    /** A receipt does not name its transaction: only the block's list says whose it is. */
    private @Nullable Verdict transaction(EventPlace place, int index, BlockHeader header) {
        List<Bytes32> transactions = own.transactionsOf(header.hash());
        if (transactions == null) {
            return notYet(FactReason.ASKING_PROVIDERS);
        }
        return index < transactions.size() && transactions.get(index).equals(place.transaction())
                ? null
                : new Verdict.Invalid(FactReason.TRANSACTION_DIFFERS, null);
    }

    private static Verdict notYet(FactReason why) {
        return new Verdict.NotYet(why);
    }

    private static Verdict refused(ProofFault fault) {
        return new Verdict.Invalid(FactReason.PROOF_REFUSED, fault);
    }
}
