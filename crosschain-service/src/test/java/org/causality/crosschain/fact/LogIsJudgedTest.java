package org.causality.crosschain.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.causality.crosschain.chain.FollowedChain;
import org.causality.crosschain.chain.TestingChain;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.ethereum.EventLog;
import org.causality.crosschain.ethereum.Receipt;
import org.causality.crosschain.ethereum.Vectors;
import org.causality.crosschain.proof.ProofFault;
import org.causality.crosschain.trie.OrderedTrie;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventPlace;
import org.causality.model.chain.TrieProof;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.order.Finality;
import org.causality.model.order.TimeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log is a fact when its receipt is in the block and the receipt is that transaction's. Receipts are real ones. */
class LogIsJudgedTest {
    private static final int INDEX = 1;
    private static final Bytes32 TRANSACTION = new Bytes32(1, 2, 3, 4);
    private static final Bytes32 ANOTHER = new Bytes32(4, 3, 2, 1);

    private final Judged node = new Judged();
    private final List<BlockHeader> blocks = TestingChain.blocks(45, "main");
    private final Bytes receipt = Vectors.bytes(
            Vectors.one("receipt-proofs.json", "mainnet-21925176-receipt-0").path("receiptRlp"));
    private final OrderedTrie receipts = OrderedTrie.of(List.of(
            Vectors.bytes(Vectors.one("receipt-proofs.json", "mainnet-21925176-receipt-1")
                    .path("receiptRlp")),
            receipt));
    private BlockHeader block;

    @BeforeEach
    void follows() {
        block = TestingChain.childWithReceipts(blocks.getLast(), receipts.root());
        blocks.add(block);
        node.stand(blocks, 40);
    }

    @Test
    void itIsValidOnceTheOwnProvidersHaveNamedTheTransactions() {
        CrossChainEvent event = log(0, TRANSACTION);
        node.deliver(event);
        assertThat(node.verdict(event)).isEqualTo(new Verdict.NotYet(FactReason.ASKING_PROVIDERS));
        assertThat(node.told(FactOutput.WantTransactions.class)).hasSize(1);
        node.know(block, List.of(ANOTHER, TRANSACTION));
        assertThat(node.verdict(event)).isEqualTo(new Verdict.Valid(Finality.UNSAFE));
    }

    @Test
    void aReceiptOfAnotherTransactionIsRefused() {
        CrossChainEvent event = log(0, ANOTHER);
        node.deliver(event);
        node.know(block, List.of(ANOTHER, TRANSACTION));
        assertThat(node.verdict(event)).isEqualTo(new Verdict.Invalid(FactReason.TRANSACTION_DIFFERS, null));
    }

    @Test
    void aLogThatIsNotInTheReceiptIsRefused() {
        CrossChainEvent real = log(1, TRANSACTION);
        EventPlace place = real.place();
        CrossChainEvent moved = CrossChainEvent.log(
                new EventPlace(
                        place.chain(), place.height(), place.blockHash(), TRANSACTION, 0, place.emitter(), place.key()),
                real.topics(),
                real.value(),
                Finality.UNSAFE,
                node.self,
                TimeMap.EMPTY,
                (TrieProof.ReceiptProof) Objects.requireNonNull(real.proof()));
        node.deliver(moved);
        assertThat(node.verdict(moved))
                .isEqualTo(new Verdict.Invalid(FactReason.PROOF_REFUSED, ProofFault.LOG_DIFFERS));
    }

    private CrossChainEvent log(int index, Bytes32 transaction) {
        EventLog log = Objects.requireNonNull(
                ((Receipt.Read.Ok) Receipt.read(receipt)).receipt().log(index));
        List<Bytes32> topics = new ArrayList<>(log.topics());
        Bytes32 first = topics.removeFirst();
        return CrossChainEvent.log(
                new EventPlace(
                        FollowedChain.CHAIN,
                        block.height(),
                        block.hash(),
                        transaction,
                        index,
                        log.address().bytes(),
                        first.toBytes()),
                topics,
                log.data(),
                Finality.UNSAFE,
                node.self,
                TimeMap.EMPTY,
                new TrieProof.ReceiptProof(INDEX, receipts.proof(INDEX)));
    }
}
