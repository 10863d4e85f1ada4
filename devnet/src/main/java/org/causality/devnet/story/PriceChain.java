package org.causality.devnet.story;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.canonical.FieldWriter;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.canonical.Tag;
import org.causality.devnet.story.wallet.SeenBlock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The chain as its user knows it: by its own JSON-RPC, past all operators. */
public final class PriceChain {

    private static final String WHERE = "the chain's node";
    private static final String GAS = "0x30000";
    private static final int STATE_VALUE = 1;

    /** Keccak-256 of {@code Settled(bytes32,bytes32)}. */
    private static final String SETTLED = "0x170651f316bde520e85f746dca889e6e682e61f5fb18b86705e17a10b127ad07";

    private static final int WORD_DIGITS = 64;

    /** The node has nothing else to do; when a block was there is measured by these looks. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(4);

    private final StoryChain chain;
    private final OperatorApi node;

    public PriceChain(StoryChain chain, HttpClient http) {
        this.chain = chain;
        this.node = new OperatorApi(chain.node(), http);
    }

    /**
     * What a block says of the price.
     *
     * @param chain CAIP-2
     * @param event the id every observer must give it, computed here
     * @param sentNanos when the client asked for it
     * @param minedNanos when the client first saw it in a block: a few milliseconds after it was there
     */
    public record Seen(
            String chain,
            String height,
            Octets block,
            Octets contract,
            Octets slot,
            Octets event,
            long sentNanos,
            long minedNanos) {

        /** One that nobody asked for, so its times are nobody's. */
        static Seen of(String chain, String height, Octets block, Octets contract, Octets slot) {
            return new Seen(chain, height, block, contract, slot, eventId(chain, block, contract, slot), 0, 0);
        }
    }

    /** Returns when a block holds it. */
    public Seen set(int price, Deadline deadline) {
        String account = call("eth_accounts").path(0).asString();
        String name = name();
        long sent = System.nanoTime();
        String transaction = call(
                        "eth_sendTransaction",
                        Map.of(
                                "from",
                                account,
                                "to",
                                chain.contract().hex(),
                                "data",
                                chain.slot() + String.format("%064x", price),
                                "gas",
                                GAS))
                .asString();
        JsonNode receipt = executed("the price's transaction", transaction, deadline);
        long mined = System.nanoTime();
        Octets block = Octets.ofHex(receipt.path("blockHash").asString());
        return new Seen(
                name,
                Long.toString(number(receipt.path("blockNumber"))),
                block,
                chain.contract(),
                chain.slot(),
                eventId(name, block, chain.contract(), chain.slot()),
                sent,
                mined);
    }

    private JsonNode executed(String what, String transaction, Deadline deadline) {
        JsonNode receipt = deadline.poll(
                        BETWEEN_LOOKS,
                        () -> Optional.of(call("eth_getTransactionReceipt", transaction))
                                .filter(JsonNode::isObject))
                .orElseThrow(() -> new StepFailedException(WHERE, what + " in a block", "in none"));
        if (!receipt.path("status").asString("").equals("0x1")) {
            throw new StepFailedException(WHERE, what + " to be executed", receipt.toString());
        }
        return receipt;
    }

    private static long number(JsonNode hex) {
        return Long.decode(hex.asString());
    }

    /** CAIP-2. */
    private String name() {
        return "eip155:" + number(call("eth_chainId"));
    }

    /** The newest block. */
    public SeenBlock head() {
        JsonNode block = call("eth_getBlockByNumber", "latest", false);
        return new SeenBlock(
                name(),
                number(block.path("number")),
                Octets.ofHex(block.path("hash").asString()),
                number(block.path("timestamp")),
                1);
    }

    /**
     * The settlement contract was called by this transaction, and holds the value for the key, told once.
     *
     * @return the height of the transaction's block
     */
    long expectSettled(String transaction, Octets key, Octets value, Deadline deadline) {
        JsonNode receipt = executed("the purchase's transaction", transaction, deadline);
        String settlement = chain.settlement().hex();
        if (!receipt.path("to").asString("").equals(settlement)) {
            throw new StepFailedException(WHERE, "a transaction to " + settlement, receipt.toString());
        }
        String word =
                "0x" + "0".repeat(WORD_DIGITS - 2 * value.size()) + value.hex().substring(2);
        String held = call("eth_getStorageAt", settlement, key.hex(), "latest").asString();
        if (!held.equals(word)) {
            throw new StepFailedException(WHERE, "slot " + key + " to hold " + word, held);
        }
        expectSettledOnce(key);
        return number(receipt.path("blockNumber"));
    }

    void expectSettledOnce(Octets key) {
        Map<String, Object> filter =
                Map.of("fromBlock", "0x0", "address", chain.settlement().hex(), "topics", List.of(SETTLED, key.hex()));
        int times = call("eth_getLogs", filter).size();
        if (times != 1) {
            throw new StepFailedException(WHERE, "slot " + key + " settled once", times + " times");
        }
    }

    /** SHA-256 over chain, block, kind, contract and slot, in canonical form. */
    private static Octets eventId(String name, Octets block, Octets contract, Octets slot) {
        return Tag.EVENT.hash(new FieldWriter()
                .text(1, name)
                .bytes(2, block)
                .number(5, STATE_VALUE)
                .bytes(6, contract)
                .bytes(7, slot)
                .written());
    }

    public void mine(int blocks) {
        var _ = call("anvil_mine", "0x" + Integer.toHexString(blocks));
    }

    private JsonNode call(String method, Object... parameters) {
        JsonNode request = JsonMapper.shared()
                .valueToTree(Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", List.of(parameters)));
        Answer answer = node.post("/", request);
        if (!answer.ok() || answer.json().has("error")) {
            throw new StepFailedException(
                    WHERE,
                    "an answer to " + method,
                    answer.brief() + " " + answer.json().path("error"));
        }
        return answer.json().path("result");
    }
}
