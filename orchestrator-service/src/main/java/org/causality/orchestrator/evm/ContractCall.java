package org.causality.orchestrator.evm;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;

/**
 * A call of a contract as a transaction of type 2 (EIP-1559), without value and access list.
 *
 * @param chainId of EIP-155
 * @param nonce how many transactions of the account come before
 * @param contract 20 bytes
 * @param input the call in the contract's ABI
 */
public record ContractCall(long chainId, long nonce, Fees fees, Bytes contract, Bytes input) {
    private static final int TYPE = 2;
    private static final int V_OF_EVEN = 27;

    /**
     * What the account pays at most.
     *
     * @param gasLimit in gas
     * @param maxFeeWei per gas, base fee and tip together
     * @param tipWei per gas, for who includes it
     */
    public record Fees(long gasLimit, BigInteger maxFeeWei, BigInteger tipWei) {}

    /** The transaction as nodes take it. */
    public Bytes signedBy(EvmAccount account) {
        byte[] signature = account.sign(EvmAccount.keccak256(typed(fields())));
        List<Bytes> fields = fields();
        fields.add(Rlp.number(BigInteger.valueOf(signature[2 * Bytes32.SIZE] - V_OF_EVEN)));
        fields.add(Rlp.number(word(signature, 0)));
        fields.add(Rlp.number(word(signature, Bytes32.SIZE)));
        return typed(fields);
    }

    /** The hash by which nodes name a signed transaction. */
    public static Bytes32 hash(Bytes signed) {
        return EvmAccount.keccak256(signed);
    }

    private List<Bytes> fields() {
        return new ArrayList<>(List.of(
                number(chainId),
                number(nonce),
                Rlp.number(fees.tipWei),
                Rlp.number(fees.maxFeeWei),
                number(fees.gasLimit),
                Rlp.string(contract),
                number(0),
                Rlp.string(input),
                Rlp.list(List.of())));
    }

    private static Bytes number(long value) {
        return Rlp.number(new BigInteger(Long.toUnsignedString(value)));
    }

    private static BigInteger word(byte[] signature, int from) {
        return new BigInteger(1, signature, from, Bytes32.SIZE);
    }

    private static Bytes typed(List<Bytes> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(TYPE);
        out.writeBytes(Rlp.list(fields).toArray());
        return Bytes.wrap(out.toByteArray());
    }
}
