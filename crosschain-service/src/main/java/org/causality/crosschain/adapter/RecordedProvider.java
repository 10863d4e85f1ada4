package org.causality.crosschain.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.causality.crosschain.chain.ChainInput;
import org.causality.crosschain.chain.TagBlock;
import org.causality.crosschain.ethereum.Address;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.ethereum.TransactionPlace;
import org.causality.model.chain.TrieProof;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replays what a real chain once answered, from a file {@code {headers: [{rlp}], proofs: [{address, blockHash,
 * accountProof, storageProof: [{key, value, proof}]}], receipts: [{transactionHash, blockHash, index, proof}]}}. It stands
 * on the last header, which it calls final. For nodes without a network and for tests. What was not recorded it does not
 * have, and says so; it takes no transactions.
 */
final class RecordedProvider implements Provider {
    private final String name;
    private final List<BlockHeader> headers = new ArrayList<>();
    private final JsonNode proofs;
    private final JsonNode receipts;

    static RecordedProvider ofFile(String name, Path file) throws IOException {
        return new RecordedProvider(name, JsonMapper.shared().readTree(Files.readAllBytes(file)));
    }

    /** One of the recordings that come with the service: {@code mainnet-21925176}. */
    static RecordedProvider ofJar(String name, String recording) throws IOException {
        try (InputStream in = RecordedProvider.class.getResourceAsStream("/recorded/" + recording + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no recording " + recording);
            }
            return new RecordedProvider(name, JsonMapper.shared().readTree(in.readAllBytes()));
        }
    }

    private RecordedProvider(String name, JsonNode recording) {
        this.name = name;
        for (JsonNode header : recording.path("headers")) {
            headers.add(
                    switch (BlockHeader.read(HeaderJson.bytes(header.path("rlp")))) {
                        case BlockHeader.Read.Ok(BlockHeader read) -> read;
                        case BlockHeader.Read.Refused(var fault) ->
                            throw new IllegalArgumentException("a recorded header is none: " + fault);
                    });
        }
        this.proofs = recording.path("proofs");
        this.receipts = recording.path("receipts");
        if (headers.isEmpty()) {
            throw new IllegalArgumentException("a recording has a header");
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ChainInput.TipReported tip() {
        BlockHeader tip = headers.getLast();
        TagBlock tag = new TagBlock(tip.height(), tip.hash());
        return new ChainInput.TipReported(name, tip, tag, tag);
    }

    @Override
    public List<BlockHeader> headers(long from, int count) {
        return headers.stream()
                .filter(header -> header.height() >= from && header.height() < from + count)
                .toList();
    }

    @Override
    public List<BlockHeader> header(Bytes32 hash) {
        return headers.stream().filter(header -> header.hash().equals(hash)).toList();
    }

    @Override
    public Slot slot(Bytes32 block, Address address, Bytes32 slot) throws ProviderException {
        for (JsonNode proof : proofs) {
            boolean isIt = proof.path("blockHash").asString().equals(block.hex())
                    && proof.path("address").asString().equals(address.toString());
            for (JsonNode proven : isIt ? proof.path("storageProof") : proofs.path(-1)) {
                if (proven.path("key").asString().equals(slot.hex())) {
                    return new Slot(
                            new U256(HeaderJson.quantity(proven.path("value"))),
                            new TrieProof.StorageProof(nodes(proof.path("accountProof")), nodes(proven.path("proof"))));
                }
            }
        }
        throw new ProviderException(
                "the recording has no proof of slot " + slot.hex() + " of " + address + " at block " + block.hex());
    }

    private static List<Bytes> nodes(JsonNode array) {
        List<Bytes> nodes = new ArrayList<>();
        array.forEach(node -> nodes.add(HeaderJson.bytes(node)));
        return nodes;
    }

    @Override
    public List<Bytes32> transactions(Bytes32 block) throws ProviderException {
        throw new ProviderException("the recording has no list of a block's transactions");
    }

    /** A transaction that was not recorded may be in any block: nothing can be said of it. */
    @Override
    public List<TransactionPlace> place(Bytes32 transaction) throws ProviderException {
        for (JsonNode receipt : receipts) {
            if (receipt.path("transactionHash").asString().equals(transaction.hex())) {
                Bytes32 hash = HeaderJson.hash(receipt.path("blockHash"));
                int index = receipt.path("index").asInt();
                return header(hash).stream()
                        .map(block -> new TransactionPlace(block.height(), hash, index))
                        .toList();
            }
        }
        throw new ProviderException("the recording has nothing of transaction " + transaction.hex());
    }

    @Override
    public List<Bytes> receiptProof(TransactionPlace place) throws ProviderException {
        for (JsonNode receipt : receipts) {
            boolean isIt =
                    receipt.path("blockHash").asString().equals(place.block().hex())
                            && receipt.path("index").asInt() == place.index();
            if (isIt) {
                return nodes(receipt.path("proof"));
            }
        }
        throw new ProviderException("the recording has no receipt " + place.index() + " of block " + place.height());
    }

    @Override
    public long nonce(Address account) throws ProviderException {
        throw new ProviderException("a recording has no accounts");
    }

    @Override
    public Bytes32 submit(Bytes signed) throws ProviderException {
        throw new ProviderException("a recording takes no transactions");
    }
}
