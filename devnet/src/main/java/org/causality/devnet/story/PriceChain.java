package org.causality.devnet.story;

import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.canonical.FieldWriter;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.canonical.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The chain as its user knows it: by its own JSON-RPC, past all operators. */
final class PriceChain {

    private static final String WHERE = "the chain's node";
    private static final String GAS = "0x30000";
    private static final int STATE_VALUE = 1;
    private static final int WORD_BYTES = 32;

    private final StoryChain chain;
    private final OperatorApi node;

    PriceChain(StoryChain chain, HttpClient http) {
        this.chain = chain;
        this.node = new OperatorApi(chain.node(), http);
    }

    /**
     * What a block says of the price.
     *
     * @param chain CAIP-2
     * @param event the id every observer must give it, computed here
     */
    record Seen(String chain, String height, Octets block, Octets contract, Octets slot, Octets event) {}

    /** Returns when a block holds it. */
    Seen set(int price, Deadline deadline) {
        String account = call("eth_accounts").path(0).asString();
        String transaction = call(
                        "eth_sendTransaction",
                        Map.of(
                                "from",
                                account,
                                "to",
                                chain.contract().hex(),
                                "data",
                                "0x" + String.format("%064x", price),
                                "gas",
                                GAS))
                .asString();
        JsonNode receipt = deadline.poll(() -> Optional.of(call("eth_getTransactionReceipt", transaction))
                        .filter(JsonNode::isObject))
                .orElseThrow(() -> new StepFailedException(WHERE, "the price's transaction in a block", "in none"));
        if (!receipt.path("status").asString("").equals("0x1")) {
            throw new StepFailedException(WHERE, "the price's transaction to be executed", receipt.toString());
        }
        Octets block = Octets.ofHex(receipt.path("blockHash").asString());
        String name = "eip155:" + Long.decode(call("eth_chainId").asString());
        Octets slot = Octets.of(new byte[WORD_BYTES]);
        return new Seen(
                name,
                Long.decode(receipt.path("blockNumber").asString()).toString(),
                block,
                chain.contract(),
                slot,
                eventId(name, block, slot));
    }

    /** SHA-256 over chain, block, kind, contract and slot, in canonical form. */
    private Octets eventId(String name, Octets block, Octets slot) {
        return Tag.EVENT.hash(new FieldWriter()
                .text(1, name)
                .bytes(2, block)
                .number(5, STATE_VALUE)
                .bytes(6, chain.contract())
                .bytes(7, slot)
                .written());
    }

    void mine(int blocks) {
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
