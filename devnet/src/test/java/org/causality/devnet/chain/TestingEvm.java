package org.causality.devnet.chain;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.causality.devnet.node.Contracts;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.wallet.SeenBlock;
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
    /** Of a rival's price. */
    public static final String SLOT = Contracts.slotOf(0);

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
            throw missing("there is no npm to install anvil with");
        }
        return new TestingEvm(chain.http(), null);
    }

    private static TestAbortedException missing(String why) {
        String reason = "no EVM node: " + why;
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(reason);
        }
        System.out.println(reason);
        return new TestAbortedException(reason);
    }

    /** A chain of its own, kept in the folder; without one the test is skipped or fails, as with {@link #of}. */
    static TestingEvm ofItsOwn(Path folder) {
        return switch (AnvilProgram.find()) {
            case AnvilProgram.Missing(String why) -> throw missing(why);
            case AnvilProgram.Found(Path program) -> {
                EmbeddedAnvil node = EmbeddedAnvil.start(program, folder, 0, "another port");
                yield new TestingEvm(node.http(), node);
            }
        };
    }

    /** A chain of its own with contracts at other addresses than the devnet's. */
    public static TestingEvm rival(Path folder) {
        TestingEvm rival = ofItsOwn(folder);
        var _ = rival.rpc.call("anvil_setNonce", rival.account(), OTHER_ADDRESSES);
        return rival;
    }

    /** A fresh settlement contract. */
    public String deploySettlement() {
        return rpc.deploy(StoryContracts.SETTLEMENT);
    }

    /** Whether a call was executed, as a transaction in a block of its own. */
    public boolean executes(String contract, String data) {
        Map<String, String> transaction = Map.of("from", account(), "to", contract, "data", data, "gas", GAS);
        String hash = rpc.call("eth_sendTransaction", transaction).asString();
        return rpc.receipt(hash).path("status").asString().equals("0x1");
    }

    public String storage(String contract, String slot) {
        return rpc.call("eth_getStorageAt", contract, slot, "latest").asString();
    }

    /** What a contract has told from the first block on: topics and data, each log as one list. */
    public List<List<String>> logs(String contract) {
        return rpc.call("eth_getLogs", Map.of("fromBlock", "0x0", "address", contract)).values().stream()
                .map(log -> Stream.concat(
                                log.path("topics").values().stream().map(JsonNode::asString),
                                Stream.of(log.path("data").asString()))
                        .toList())
                .toList();
    }

    private String account() {
        return rpc.call("eth_accounts").path(0).asString();
    }

    public String deploy() {
        return rpc.deploy(StoryContracts.MARKET);
    }

    /** The hash of the block that holds the price. */
    public String set(String contract, String slot, long price) {
        Map<String, String> transaction =
                Map.of("from", account(), "to", contract, "data", slot + String.format("%064x", price), "gas", GAS);
        String hash = rpc.call("eth_sendTransaction", transaction).asString();
        return rpc.receipt(hash).path("blockHash").asString();
    }

    public void mine(int blocks) {
        rpc.mine(blocks);
    }

    public long height() {
        return Long.decode(rpc.call("eth_blockNumber").asString());
    }

    /** The newest block, as a wallet sees it. */
    public SeenBlock head() {
        JsonNode header = rpc.call("eth_getBlockByNumber", "latest", false);
        return new SeenBlock(
                rpc.chain(),
                Long.decode(header.path("number").asString()),
                Octets.ofHex(header.path("hash").asString()),
                Long.decode(header.path("timestamp").asString()),
                1);
    }

    /** Replaces the last blocks by as many empty ones. */
    public void reorg(int depth) {
        var _ = rpc.call("anvil_reorg", depth, List.of());
    }

    public EventPlace place(String contract, String slot, String block) {
        JsonNode header = rpc.call("eth_getBlockByHash", block, false);
        return EventPlace.ofSlot(
                new ChainId(rpc.chain()),
                Long.decode(header.path("number").asString()),
                Bytes32.parseHex(block),
                Bytes.parseHex(contract),
                Bytes.parseHex(slot));
    }

    public Bytes32 stateRoot(String block) {
        return Bytes32.parseHex(
                rpc.call("eth_getBlockByHash", block, false).path("stateRoot").asString());
    }

    /** What an honest observer would say of the price in this block, with the node's proof. */
    public CrossChainEvent priceIn(String block, String contract, long price, PublicKey observer) {
        EventPlace place = place(contract, SLOT, block);
        JsonNode proof = rpc.call("eth_getProof", contract, List.of(SLOT), "0x" + Long.toHexString(place.height()));
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
