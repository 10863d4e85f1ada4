package org.causality.devnet.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.model.codec.Bytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A recording that comes with the crosschain-service, and the slot it has a proof of.
 *
 * @param name as the service's settings name it
 * @param chain CAIP-2
 * @param block the hash of its one block
 * @param timestamp of that block, Unix seconds
 * @param value what the slot held at the end of the block, as minimal big-endian bytes
 */
public record Recording(
        String name,
        String chain,
        long height,
        String block,
        long timestamp,
        String contract,
        String slot,
        String value) {
    private static final String MAINNET = "mainnet-21925176";

    /** The deposit contract of Ethereum's mainnet. */
    public static Recording mainnet() {
        JsonNode recording = read(MAINNET);
        BlockHeader header = header(recording.path("headers").path(0).path("rlp"));
        JsonNode proof = recording.path("proofs").path(0);
        JsonNode slot = proof.path("storageProof").path(0);
        return new Recording(
                MAINNET,
                recording.path("chain").asString(),
                header.height(),
                header.hash().hex(),
                header.timestamp(),
                proof.path("address").asString(),
                slot.path("key").asString(),
                slot.path("value").asString());
    }

    private static BlockHeader header(JsonNode rlp) {
        return switch (BlockHeader.read(Bytes.parseHex(rlp.asString()))) {
            case BlockHeader.Read.Ok(BlockHeader header) -> header;
            case BlockHeader.Read.Refused(var fault) ->
                throw new IllegalStateException("the recording's header is none: " + fault);
        };
    }

    private static JsonNode read(String name) {
        try (InputStream in = BlockHeader.class.getResourceAsStream("/recorded/" + name + ".json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As state keys name the slot. */
    String stateKey() {
        return contract + "/" + slot;
    }
}
