package org.causality.crosschain.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.causality.crosschain.chain.ChainInput;
import org.causality.crosschain.chain.TagBlock;
import org.causality.crosschain.ethereum.Address;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.ethereum.TransactionPlace;
import org.causality.crosschain.trie.OrderedTrie;
import org.causality.model.chain.TrieProof;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U256;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An EVM node behind its JSON-RPC. */
final class JsonRpcProvider implements Provider {
    private static final String BLOCK_BY_NUMBER = "eth_getBlockByNumber";

    private final String name;
    private final JsonRpc rpc;

    JsonRpcProvider(String name, JsonRpc rpc) {
        this.name = name;
        this.rpc = rpc;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ChainInput.TipReported tip() throws ProviderException {
        List<JsonRpc.Result> answers = rpc.batch(List.of(
                new JsonRpc.Call(BLOCK_BY_NUMBER, "latest", false),
                new JsonRpc.Call(BLOCK_BY_NUMBER, "safe", false),
                new JsonRpc.Call(BLOCK_BY_NUMBER, "finalized", false)));
        return new ChainInput.TipReported(
                name,
                HeaderJson.read(answers.get(0).orThrow()),
                tag(answers.get(1).orNull()),
                tag(answers.get(2).orNull()));
    }

    /** Chains without finality answer these tags with an error or nothing. */
    private static @Nullable TagBlock tag(@Nullable JsonNode block) throws ProviderException {
        if (block == null) {
            return null;
        }
        try {
            return new TagBlock(
                    HeaderJson.quantity(block.path("number")).longValueExact(), HeaderJson.hash(block.path("hash")));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ProviderException("answered a tag that cannot be read", e);
        }
    }

    @Override
    public List<BlockHeader> headers(long from, int count) throws ProviderException {
        List<JsonRpc.Call> calls = new ArrayList<>();
        for (long height = from; height < from + count; height++) {
            calls.add(new JsonRpc.Call(BLOCK_BY_NUMBER, "0x" + Long.toHexString(height), false));
        }
        List<BlockHeader> headers = new ArrayList<>();
        for (JsonRpc.Result answer : rpc.batch(calls)) {
            JsonNode block = answer.orNull();
            if (block != null) {
                headers.add(HeaderJson.read(block));
            }
        }
        return headers;
    }

    @Override
    public List<BlockHeader> header(Bytes32 hash) throws ProviderException {
        JsonNode block = rpc.call("eth_getBlockByHash", hash.hex(), false);
        return block.isNull() ? List.of() : List.of(HeaderJson.read(block));
    }

    @Override
    public Slot slot(Bytes32 block, Address address, Bytes32 slot) throws ProviderException {
        JsonNode answer =
                rpc.call("eth_getProof", address.toString(), List.of(slot.hex()), Map.of("blockHash", block.hex()));
        try {
            JsonNode proven = answer.path("storageProof").path(0);
            return new Slot(
                    new U256(HeaderJson.quantity(proven.path("value"))),
                    new TrieProof.StorageProof(nodes(answer.path("accountProof")), nodes(proven.path("proof"))));
        } catch (IllegalArgumentException e) {
            throw new ProviderException("answered a proof that cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Bytes> nodes(JsonNode array) {
        List<Bytes> nodes = new ArrayList<>();
        array.forEach(node -> nodes.add(HeaderJson.bytes(node)));
        return nodes;
    }

    @Override
    public List<Bytes32> transactions(Bytes32 block) throws ProviderException {
        JsonNode answer = rpc.call("eth_getBlockByHash", block.hex(), false);
        try {
            List<Bytes32> hashes = new ArrayList<>();
            answer.path("transactions").forEach(hash -> hashes.add(HeaderJson.hash(hash)));
            return hashes;
        } catch (IllegalArgumentException e) {
            throw new ProviderException("answered transactions that cannot be read", e);
        }
    }

    @Override
    public List<TransactionPlace> place(Bytes32 transaction) throws ProviderException {
        JsonNode answer = rpc.call("eth_getTransactionReceipt", transaction.hex());
        try {
            return answer.isNull() ? List.of() : List.of(ReceiptJson.place(answer));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ProviderException("answered a receipt that cannot be read", e);
        }
    }

    /** Nodes of the field hand out receipts, and none a proof of one: it follows from all receipts of the block. */
    @Override
    public List<Bytes> receiptProof(TransactionPlace place) throws ProviderException {
        JsonNode answer = rpc.call("eth_getBlockReceipts", place.block().hex());
        try {
            List<Bytes> receipts = new ArrayList<>();
            answer.forEach(receipt -> receipts.add(ReceiptJson.encoded(receipt)));
            return OrderedTrie.of(receipts).proof(place.index());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ProviderException("answered receipts that cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public long nonce(Address account) throws ProviderException {
        JsonNode answer = rpc.call("eth_getTransactionCount", account.toString(), "pending");
        try {
            return HeaderJson.quantity(answer).longValueExact();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ProviderException("answered no nonce", e);
        }
    }

    @Override
    public Bytes32 submit(Bytes signed) throws ProviderException {
        try {
            return HeaderJson.hash(rpc.call("eth_sendRawTransaction", signed.hex()));
        } catch (IllegalArgumentException e) {
            throw new ProviderException("answered no transaction hash", e);
        }
    }
}
