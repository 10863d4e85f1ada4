package org.causality.orchestrator.adapter;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decimals;
import org.causality.model.network.ChainId;
import org.causality.orchestrator.adapter.OrchestratorSettings.SignerSettings;
import org.causality.orchestrator.evm.ContractCall;
import org.causality.orchestrator.evm.EvmAccount;
import org.causality.orchestrator.proof.TransactionSigner;

/** Signs purchases for EVM chains with one key of the operator's, kept in a file only the service may read. */
final class EvmSigner implements TransactionSigner {
    private static final String NAMESPACE = "eip155:";
    private static final BigInteger WEI_PER_GWEI = BigInteger.valueOf(1_000_000_000);

    private final EvmAccount account;
    private final ContractCall.Fees fees;
    private final Crosschain crosschain;

    private EvmSigner(EvmAccount account, ContractCall.Fees fees, Crosschain crosschain) {
        this.account = account;
        this.fees = fees;
        this.crosschain = crosschain;
    }

    /** @throws IllegalArgumentException the file holds no key: 0x and 64 hex digits */
    static EvmSigner open(Path keyFile, SignerSettings settings, Crosschain crosschain) throws IOException {
        ContractCall.Fees fees =
                new ContractCall.Fees(settings.gasLimit(), wei(settings.maxFeeGwei()), wei(settings.priorityFeeGwei()));
        return new EvmSigner(EvmAccount.ofKey(key(keyFile)), fees, crosschain);
    }

    /** What is wrong with it is said without saying what it holds. */
    private static Bytes32 key(Path keyFile) throws IOException {
        try {
            return Bytes32.parseHex(Files.readString(keyFile).strip());
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(
                    "causality.signer.key-file holds 0x and 64 lower-case hex digits: " + keyFile);
        }
    }

    private static BigInteger wei(long gwei) {
        return BigInteger.valueOf(gwei).multiply(WEI_PER_GWEI);
    }

    /** 20 bytes. */
    Bytes address() {
        return account.address();
    }

    @Override
    public Bytes sign(ChainId chain, Bytes contract, Bytes purchase) throws IOException {
        if (!chain.value().startsWith(NAMESPACE)) {
            throw new IOException("this operator signs for EVM chains only, not for " + chain);
        }
        long number = Decimals.parseUnsignedLong(chain.value().substring(NAMESPACE.length()));
        long nonce = crosschain.nonce(chain, account.address());
        return new ContractCall(number, nonce, fees, contract, purchase).signedBy(account);
    }
}
