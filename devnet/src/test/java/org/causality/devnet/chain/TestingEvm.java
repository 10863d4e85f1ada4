package org.causality.devnet.chain;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.causality.embedded.EmbeddedAnvil;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventPlace;
import org.causality.model.chain.TrieProof;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.PublicKey;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;
import org.causality.model.order.TimeMap;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;

/** An EVM node in a test's hands: the devnet's own, or a rival of it with the same chain id and other blocks. */
public final class TestingEvm implements AutoCloseable {
    private static final String GAS = "0x30000";

    /** Both chains have the same account; from this nonce on its contracts have addresses the other chain has not. */
    private static final String OTHER_ADDRESSES = "0x10000";

    private final JsonHttp http = new JsonHttp();
    private final EvmRpc rpc;
    private final @Nullable EmbeddedAnvil rival;

    private TestingEvm(URI node, @Nullable EmbeddedAnvil rival) {
        this.rpc = new EvmRpc(node, http);
        this.rival = rival;
    }

    /** Where there is none the test is skipped with a printed reason, except under {@code CI=true}, where it fails. */
    public static TestingEvm of(@Nullable DevnetChain chain) {
        if (chain == null) {
            String reason = "no EVM node: there is no npm to install anvil with";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(reason);
            }
            System.out.println(reason);
            throw new TestAbortedException(reason);
        }
        return new TestingEvm(chain.http(), null);
    }

    /** A chain of its own, kept in the folder. */
    public static TestingEvm rival(Path folder) {
        if (!(AnvilProgram.find() instanceof AnvilProgram.Found(Path program))) {
            throw new IllegalStateException("the devnet's own node found it");
        }
        EmbeddedAnvil node = EmbeddedAnvil.start(program, folder, 0, "another port");
        TestingEvm rival = new TestingEvm(node.http(), node);
        var _ = rival.rpc.call("anvil_setNonce", rival.account(), OTHER_ADDRESSES);
        return rival;
    }

    private String account() {
        return rpc.call("eth_accounts").path(0).asString();
    }

    public String deploy() {
        return rpc.deploy();
    }

    /** The hash of the block that holds the price. */
    public String set(String contract, long price) {
        Map<String, String> transaction =
                Map.of("from", account(), "to", contract, "data", "0x" + String.format("%064x", price), "gas", GAS);
        String hash = rpc.call("eth_sendTransaction", transaction).asString();
        return rpc.receipt(hash).path("blockHash").asString();
    }

    public void mine(int blocks) {
        rpc.mine(blocks);
    }

    public long height() {
        return Long.decode(rpc.call("eth_blockNumber").asString());
    }

    /** Replaces the last blocks by as many empty ones. */
    public void reorg(int depth) {
        var _ = rpc.call("anvil_reorg", depth, List.of());
    }

    public EventPlace place(String contract, String block) {
        JsonNode header = rpc.call("eth_getBlockByHash", block, false);
        return EventPlace.ofSlot(
                new ChainId(rpc.chain()),
                Long.decode(header.path("number").asString()),
                Bytes32.parseHex(block),
                Bytes.parseHex(contract),
                Bytes.parseHex(DevnetChain.SLOT));
    }

    public Bytes32 stateRoot(String block) {
        return Bytes32.parseHex(
                rpc.call("eth_getBlockByHash", block, false).path("stateRoot").asString());
    }

    /** What an honest observer would say of the price in this block, with the node's proof. */
    public CrossChainEvent priceIn(String block, String contract, long price, PublicKey observer) {
        EventPlace place = place(contract, block);
        JsonNode proof =
                rpc.call("eth_getProof", contract, List.of(DevnetChain.SLOT), "0x" + Long.toHexString(place.height()));
        return CrossChainEvent.stateValue(
                place,
                Bytes.wrap(new byte[] {(byte) price}),
                Finality.UNSAFE,
                observer,
                TimeMap.EMPTY,
                new TrieProof.StorageProof(
                        nodes(proof.path("accountProof")),
                        nodes(proof.path("storageProof").path(0).path("proof"))));
    }

    private static List<Bytes> nodes(JsonNode list) {
        return list.values().stream()
                .map(node -> Bytes.parseHex(node.asString()))
                .toList();
    }

    @Override
    public void close() {
        http.close();
        if (rival != null) {
            rival.close();
        }
    }
}
