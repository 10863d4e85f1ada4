package org.causality.crosschain.adapter;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.rlp.RlpWriter;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import tools.jackson.databind.JsonNode;

/** A block of the JSON-RPC API as its header's bytes. The hash they must have is the one the answer names. */
final class HeaderJson {

    private static final List<String> HASHES_FIRST = List.of("parentHash", "sha3Uncles", "miner", "stateRoot");

    private HeaderJson() {}

    static BlockHeader read(JsonNode block) throws ProviderException {
        try {
            Bytes rlp = rlp(block);
            return switch (BlockHeader.read(rlp, hash(block.path("hash")))) {
                case BlockHeader.Read.Ok(BlockHeader header) -> header;
                case BlockHeader.Read.Refused(var fault) ->
                    throw new ProviderException("answered a header that is none: " + fault);
            };
        } catch (IllegalArgumentException e) {
            throw new ProviderException("answered a block that cannot be read: " + e.getMessage(), e);
        }
    }

    private static Bytes rlp(JsonNode block) {
        RlpWriter out = new RlpWriter();
        HASHES_FIRST.forEach(field -> out.string(bytes(block.path(field))));
        out.string(bytes(block.path("transactionsRoot")))
                .string(bytes(block.path("receiptsRoot")))
                .string(bytes(block.path("logsBloom")))
                .wide(quantity(block.path("difficulty")))
                .wide(quantity(block.path("number")))
                .wide(quantity(block.path("gasLimit")))
                .wide(quantity(block.path("gasUsed")))
                .wide(quantity(block.path("timestamp")))
                .string(bytes(block.path("extraData")))
                .string(bytes(block.path("mixHash")))
                .string(bytes(block.path("nonce")));
        addedFields(block, out);
        return out.toList();
    }

    /** Forks only ever added fields at the end, each present from its fork on. */
    private static void addedFields(JsonNode block, RlpWriter out) {
        if (has(block, "baseFeePerGas")) {
            out.wide(quantity(block.path("baseFeePerGas")));
        }
        if (has(block, "withdrawalsRoot")) {
            out.string(bytes(block.path("withdrawalsRoot")));
        }
        if (has(block, "blobGasUsed")) {
            out.wide(quantity(block.path("blobGasUsed")))
                    .wide(quantity(block.path("excessBlobGas")))
                    .string(bytes(block.path("parentBeaconBlockRoot")));
        }
        if (has(block, "requestsHash")) {
            out.string(bytes(block.path("requestsHash")));
        }
    }

    private static boolean has(JsonNode block, String field) {
        return block.path(field).isString();
    }

    static Bytes bytes(JsonNode hex) {
        return Bytes.parseHex(hex.asString().toLowerCase(Locale.ROOT));
    }

    static Bytes32 hash(JsonNode hex) {
        return Bytes32.of(bytes(hex));
    }

    /** A JSON-RPC quantity: hex without leading zeros. */
    static BigInteger quantity(JsonNode hex) {
        String text = hex.asString();
        if (!text.startsWith("0x") || text.length() < 3 || text.length() > 66) {
            throw new IllegalArgumentException("no quantity: " + text.substring(0, Math.min(text.length(), 80)));
        }
        return new BigInteger(text.substring(2), 16);
    }
}
