package org.causality.devnet.chain;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.causality.embedded.CouldNotStart;
import tools.jackson.databind.JsonNode;

/** The node's JSON-RPC, as far as the devnet needs it. */
record EvmRpc(URI node, JsonHttp http) {
    private static final String GAS = "0x30000";
    private static final String BALANCE = "0x3635c9adc5dea00000"; // a thousand ether
    private static final int RECEIPT_ATTEMPTS_MAX = 400;
    private static final long BETWEEN_ATTEMPTS_NANOS = 50_000_000;

    JsonNode call(String method, Object... parameters) {
        JsonHttp.Answer answer =
                http.post(node, Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", List.of(parameters)));
        if (!answer.ok() || answer.json().has("error")) {
            throw new CouldNotStart("The EVM node refuses " + method + ": "
                    + answer.json().path("error").path("message").asString("status " + answer.status()) + ".");
        }
        return answer.json().path("result");
    }

    /** CAIP-2. */
    String chain() {
        return "eip155:" + Long.decode(call("eth_chainId").asString());
    }

    void mine(int blocks) {
        var _ = call("anvil_mine", "0x" + Integer.toHexString(blocks));
    }

    /** The address of a fresh contract. */
    String deploy(String initCode) {
        String account = call("eth_accounts").path(0).asString();
        String transaction = call("eth_sendTransaction", Map.of("from", account, "data", initCode, "gas", GAS))
                .asString();
        return receipt(transaction).path("contractAddress").asString();
    }

    /** Enough to pay for as many transactions as a devnet will ever send. */
    void fund(String account) {
        var _ = call("anvil_setBalance", account, BALANCE);
    }

    boolean isEmpty(String contract, String slot) {
        return call("eth_getStorageAt", contract, slot, "latest").asString().matches("0x0*");
    }

    /** A transaction is in a block a moment after it was taken. */
    JsonNode receipt(String transaction) {
        for (int attempt = 1; attempt < RECEIPT_ATTEMPTS_MAX; attempt++) {
            JsonNode receipt = call("eth_getTransactionReceipt", transaction);
            if (receipt.isObject()) {
                return receipt;
            }
            LockSupport.parkNanos(BETWEEN_ATTEMPTS_NANOS);
        }
        throw new CouldNotStart("The EVM node puts transaction " + transaction + " into no block.");
    }
}
