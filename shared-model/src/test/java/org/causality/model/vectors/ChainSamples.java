package org.causality.model.vectors;

import java.util.ArrayList;
import java.util.List;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventPlace;
import org.causality.model.chain.LightClientProof;
import org.causality.model.chain.TrieProof;
import org.causality.model.codec.Bytes;
import org.causality.model.order.Finality;
import org.causality.model.order.ObservedBlock;
import org.causality.model.order.TimeMap;

/** Chain events and proofs for vectors; the trie nodes are arbitrary bytes, nothing here looks into them. */
final class ChainSamples {
    static final Bytes CONTRACT = Bytes.parseHex("0x5fbdb2315678afecb367f032d93f642f64180aa3");
    static final Bytes SLOT = Bytes.parseHex("0x" + "00".repeat(31) + "03");
    static final Bytes VALUE_MAX = Bytes.wrap(new byte[CrossChainEvent.VALUE_SIZE_MAX]);

    private ChainSamples() {}

    static EventPlace state() {
        return EventPlace.ofSlot(Samples.CHAIN, 19_000_001, Samples.hash("block h+1"), CONTRACT, SLOT);
    }

    static EventPlace log() {
        Bytes topic = Samples.hash("Purchased(address)").toBytes();
        return new EventPlace(
                Samples.CHAIN, 19_000_003, Samples.hash("block h+3"), Samples.hash("transaction"), 7, CONTRACT, topic);
    }

    static TrieProof.StorageProof storageProof() {
        return new TrieProof.StorageProof(nodes("account", 3, 100), nodes("storage", 2, 40));
    }

    static TrieProof.ReceiptProof receiptProof() {
        return new TrieProof.ReceiptProof(130, nodes("receipt", 4, 300));
    }

    static TimeMap observed() {
        return new TimeMap(List.of(new ObservedBlock(
                Samples.CHAIN, 19_000_003, Samples.hash("block h+3"), 1_790_000_036, 41, Finality.SAFE)));
    }

    static CrossChainEvent price() {
        return CrossChainEvent.stateValue(
                state(),
                Bytes.parseHex("0x05"),
                Finality.SAFE,
                Samples.OPERATOR.publicKey(),
                observed(),
                storageProof());
    }

    static CrossChainEvent zeroWithoutProof() {
        return CrossChainEvent.stateValue(
                state(), Bytes.EMPTY, Finality.UNSAFE, Samples.OPERATOR.publicKey(), TimeMap.EMPTY, null);
    }

    static CrossChainEvent purchase() {
        return CrossChainEvent.log(
                log(),
                List.of(Samples.hash("topic 2"), Samples.hash("topic 1")),
                VALUE_MAX,
                Finality.FINALIZED,
                Samples.STRANGER.publicKey(),
                observed(),
                receiptProof());
    }

    static CrossChainEvent anonymousLog() {
        EventPlace log = log();
        EventPlace place = new EventPlace(
                log.chain(), log.height(), log.blockHash(), log.transaction(), 0, log.emitter(), Bytes.EMPTY);
        return CrossChainEvent.log(
                place, List.of(), Bytes.EMPTY, Finality.UNSAFE, Samples.OPERATOR.publicKey(), TimeMap.EMPTY, null);
    }

    static CrossChainEvent priceRetracted() {
        return CrossChainEvent.retraction(
                state(), Samples.hash("block h+1'"), Finality.SAFE, Samples.OPERATOR.publicKey(), observed());
    }

    static CrossChainEvent purchaseRetracted() {
        return CrossChainEvent.retraction(log(), null, Finality.UNSAFE, Samples.OPERATOR.publicKey(), TimeMap.EMPTY);
    }

    static List<CrossChainEvent> events() {
        return List.of(price(), zeroWithoutProof(), purchase(), anonymousLog(), priceRetracted(), purchaseRetracted());
    }

    static List<LightClientProof> proofs() {
        TrieProof account = new TrieProof.AccountProof(nodes("account", 2, 532));
        TrieProof empty = new TrieProof.StorageProof(nodes("account", 2, 532), List.of());
        return List.of(
                proof(Finality.FINALIZED, CONTRACT, Bytes.EMPTY, VALUE_MAX, account),
                proof(Finality.SAFE, CONTRACT, SLOT, Bytes.parseHex("0x0100"), storageProof()),
                proof(Finality.UNSAFE, CONTRACT, SLOT, Bytes.EMPTY, empty),
                proof(
                        Finality.SAFE,
                        Bytes.EMPTY,
                        Bytes.EMPTY,
                        Samples.hash("receipt").toBytes(),
                        receiptProof()));
    }

    private static LightClientProof proof(Finality claimed, Bytes account, Bytes key, Bytes value, TrieProof proof) {
        return new LightClientProof(
                Samples.CHAIN, 19_000_001, Samples.hash("block h+1"), claimed, account, key, value, proof);
    }

    private static List<Bytes> nodes(String name, int count, int size) {
        List<Bytes> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] node = new byte[size];
            Samples.hash(name + " node " + i).write(node, 0);
            nodes.add(Bytes.wrap(node));
        }
        return nodes;
    }
}
