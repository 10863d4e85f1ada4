package org.causality.orchestrator.adapter;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this service is told, under {@code causality.}.
 *
 * @param operator the short name: prefix of topics, name of the schema
 * @param networkFile {@code network.json}
 * @param keysDir the folder of the operator key
 * @param propagationUrl where proofs are kept and fetched
 * @param crosschainUrl where purchases are sent, if this operator has a signer for them
 * @param setupSeed what the devnet's proving keys are made from; the same at all operators, and no secret
 * @param lineages the computations; their program is the state transition of the build's groth16
 * @param signer with what this operator signs purchases; without a key file it sends none
 * @param proposes whether it declares intents by itself
 * @param windowMillis how long intents are collected when the chain stands still
 * @param announceWithinMillis how long each turn has before the next one may compute the slot too
 * @param leaseMillis how long a worker may be silent
 * @param attemptsMax how often a job may fail to be proven
 */
@ConfigurationProperties("causality")
public record OrchestratorSettings(
        String operator,
        Path networkFile,
        Path keysDir,
        @DefaultValue("http://127.0.0.1:20010") String propagationUrl,
        @DefaultValue("http://127.0.0.1:20030") String crosschainUrl,
        @DefaultValue("devnet") String setupSeed,
        @DefaultValue List<LineageSettings> lineages,
        @DefaultValue SignerSettings signer,
        @DefaultValue("true") boolean proposes,
        @DefaultValue("3000") long windowMillis,
        @DefaultValue("30000") long announceWithinMillis,
        @DefaultValue("10000") long leaseMillis,
        @DefaultValue("5") int attemptsMax) {
    private static final Pattern OPERATOR = Pattern.compile("[a-z][a-z0-9]{0,15}");

    /**
     * @param seed from which its first state is made; tells lineages of one chain apart
     * @param nonce the zk-nonce of that root
     * @param chain CAIP-2
     * @param windowBlocks how many blocks intents for a slot are collected
     * @param settlement the address of the contract that takes purchases; without it steps command none
     * @param inputs state keys {@code 0xcontract/0xslot}; empty for all facts of the chain
     */
    public record LineageSettings(
            @DefaultValue("0") long seed,
            @DefaultValue("0") long nonce,
            String chain,
            @DefaultValue("1") int windowBlocks,
            @Nullable String settlement,
            @DefaultValue Set<String> inputs) {
        public LineageSettings {
            inputs = Set.copyOf(inputs);
        }
    }

    /**
     * The account that pays for purchases on EVM chains.
     *
     * @param keyFile its secp256k1 key, 0x and 64 hex digits
     * @param gasLimit of one purchase
     * @param maxFeeGwei the most a unit of gas may cost, tip included
     * @param priorityFeeGwei the tip
     */
    public record SignerSettings(
            @Nullable Path keyFile,
            @DefaultValue("1000000") long gasLimit,
            @DefaultValue("100") long maxFeeGwei,
            @DefaultValue("1") long priorityFeeGwei) {
        public SignerSettings {
            if (gasLimit < 21_000 || maxFeeGwei < 1 || priorityFeeGwei < 0 || priorityFeeGwei > maxFeeGwei) {
                throw new IllegalArgumentException("causality.signer.gas-limit is at least 21000, max-fee-gwei at least"
                        + " 1, priority-fee-gwei 0 to that");
            }
        }
    }

    public OrchestratorSettings {
        lineages = List.copyOf(lineages);
        if (!OPERATOR.matcher(operator).matches()) {
            throw new IllegalArgumentException("causality.operator is a letter and up to 15 of a-z and 0-9");
        }
        if (windowMillis < 0 || announceWithinMillis < 100 || leaseMillis < 500) {
            throw new IllegalArgumentException(
                    "causality.window-millis is at least 0, announce-within-millis 100, lease-millis 500");
        }
        if (attemptsMax < 1) {
            throw new IllegalArgumentException("causality.attempts-max is at least 1");
        }
    }
}
