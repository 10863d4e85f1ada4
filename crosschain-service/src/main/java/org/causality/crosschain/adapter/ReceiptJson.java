package org.causality.crosschain.adapter;

import org.causality.crosschain.ethereum.TransactionPlace;
import org.causality.crosschain.rlp.RlpWriter;
import org.causality.model.codec.Bytes;
import tools.jackson.databind.JsonNode;

/** A receipt of the JSON-RPC API: where it stands, and the bytes that the receipts trie holds of it. */
final class ReceiptJson {

    private ReceiptJson() {}

    static TransactionPlace place(JsonNode receipt) {
        return new TransactionPlace(
                HeaderJson.quantity(receipt.path("blockNumber")).longValueExact(),
                HeaderJson.hash(receipt.path("blockHash")),
                HeaderJson.quantity(receipt.path("transactionIndex")).intValueExact());
    }

    /** Status, or before Byzantium the state root; gas, bloom and logs; behind the type's byte where there is one. */
    static Bytes encoded(JsonNode receipt) {
        RlpWriter items = new RlpWriter();
        if (receipt.path("status").isString()) {
            items.wide(HeaderJson.quantity(receipt.path("status")));
        } else {
            items.string(HeaderJson.bytes(receipt.path("root")));
        }
        items.wide(HeaderJson.quantity(receipt.path("cumulativeGasUsed")))
                .string(HeaderJson.bytes(receipt.path("logsBloom")))
                .list(logs(receipt.path("logs")));
        Bytes list = items.toList();
        int type = receipt.path("type").isString()
                ? HeaderJson.quantity(receipt.path("type")).intValueExact()
                : 0;
        return type == 0 ? list : typed(type, list);
    }

    private static RlpWriter logs(JsonNode array) {
        RlpWriter logs = new RlpWriter();
        for (JsonNode log : array) {
            RlpWriter topics = new RlpWriter();
            log.path("topics").forEach(topic -> topics.string(HeaderJson.bytes(topic)));
            logs.list(new RlpWriter()
                    .string(HeaderJson.bytes(log.path("address")))
                    .list(topics)
                    .string(HeaderJson.bytes(log.path("data"))));
        }
        return logs;
    }

    private static Bytes typed(int type, Bytes list) {
        byte[] whole = new byte[1 + list.size()];
        whole[0] = (byte) type;
        System.arraycopy(list.toArray(), 0, whole, 1, list.size());
        return Bytes.wrap(whole);
    }
}
