package org.causality.model.json;

import java.util.List;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventId;
import org.causality.model.chain.EventPlace;
import org.causality.model.chain.TrieProof;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.json.OrderJson.BlockJson;
import org.jspecify.annotations.Nullable;

/** A {@link CrossChainEvent} as the API shows it. Fields as there; {@code transaction} is absent for state. */
public record EventJson(
        String id,
        String kind,
        String chain,
        String height,
        String blockHash,
        @Nullable String transaction,
        int index,
        String emitter,
        String key,
        List<String> topics,
        String value,
        String finality,
        String observer,
        List<BlockJson> observed,
        @Nullable TrieProofJson proof,
        @Nullable String retracts) {

    /** {@code kind} is ACCOUNT, STORAGE or RECEIPT; {@code transactionIndex} belongs to RECEIPT and is 0 elsewhere. */
    public record TrieProofJson(String kind, List<String> accountNodes, int transactionIndex, List<String> pathNodes) {

        public static TrieProofJson of(TrieProof proof) {
            return switch (proof) {
                case TrieProof.AccountProof(List<Bytes> account) ->
                    new TrieProofJson("ACCOUNT", hex(account), 0, List.of());
                case TrieProof.StorageProof(List<Bytes> account, List<Bytes> storage) ->
                    new TrieProofJson("STORAGE", hex(account), 0, hex(storage));
                case TrieProof.ReceiptProof(int transactionIndex, List<Bytes> receipt) ->
                    new TrieProofJson("RECEIPT", List.of(), transactionIndex, hex(receipt));
            };
        }

        private static List<String> hex(List<Bytes> nodes) {
            return nodes.stream().map(Bytes::hex).toList();
        }
    }

    public static EventJson of(CrossChainEvent event) {
        EventPlace place = event.place();
        Bytes32 transaction = place.transaction();
        TrieProof proof = event.proof();
        EventId retracts = event.retracts();
        return new EventJson(
                event.id().hex(),
                event.kind().name(),
                place.chain().value(),
                Long.toUnsignedString(place.height()),
                place.blockHash().hex(),
                transaction == null ? null : transaction.hex(),
                place.index(),
                place.emitter().hex(),
                place.key().hex(),
                event.topics().stream().map(Bytes32::hex).toList(),
                event.value().hex(),
                event.claimed().name(),
                event.observer().hex(),
                event.observed().blocks().stream().map(OrderJson::block).toList(),
                proof == null ? null : TrieProofJson.of(proof),
                retracts == null ? null : retracts.hex());
    }
}
