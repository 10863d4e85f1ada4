package org.causality.orchestrator.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.SignedRawTransaction;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpString;

class Web3jAgreesOnTransactionsTest {
    private static final Bytes CONTRACT = Bytes.parseHex("0x00000000000000000000000000000000000000bb");
    private static final ContractCall.Fees FEES =
            new ContractCall.Fees(1_000_000, BigInteger.valueOf(100_000_000_000L), BigInteger.valueOf(1_000_000_000));

    private static byte[] web3j(Bytes32 key, long chain, long nonce, Bytes input) {
        RawTransaction transaction = RawTransaction.createTransaction(
                chain,
                BigInteger.valueOf(nonce),
                BigInteger.valueOf(FEES.gasLimit()),
                CONTRACT.hex(),
                BigInteger.ZERO,
                input.hex(),
                FEES.tipWei(),
                FEES.maxFeeWei());
        return TransactionEncoder.signMessage(transaction, Credentials.create(key.hex()));
    }

    @Property(tries = 200)
    void theSameBytes(
            @ForAll @LongRange(min = 1) long keyPart,
            @ForAll @LongRange(min = 1, max = Integer.MAX_VALUE) long chain,
            @ForAll @LongRange(min = 0) long nonce,
            @ForAll @Size(max = 400) byte[] input) {
        Bytes32 key = new Bytes32(0, 7, keyPart, ~keyPart);
        Bytes signed = new ContractCall(chain, nonce, FEES, CONTRACT, Bytes.wrap(input.clone()))
                .signedBy(EvmAccount.ofKey(key));
        assertThat(signed.hex())
                .isEqualTo(Bytes.wrap(web3j(key, chain, nonce, Bytes.wrap(input.clone())))
                        .hex());
    }

    @Test
    void theSenderIsTheAccount() throws Exception {
        EvmAccount account = EvmAccount.ofKey(new Bytes32(1, 2, 3, 4));
        Bytes signed = new ContractCall(31_337, 5, FEES, CONTRACT, Bytes.parseHex("0xa50d2d27")).signedBy(account);
        SignedRawTransaction read = (SignedRawTransaction) TransactionDecoder.decode(signed.hex());
        assertThat(read.getFrom()).isEqualTo(account.address().hex());
        assertThat(read.getNonce()).isEqualTo(5);
        assertThat(read.getTo()).isEqualTo(CONTRACT.hex());
        assertThat(account.address().hex())
                .isEqualTo(Credentials.create(new Bytes32(1, 2, 3, 4).hex()).getAddress());
    }

    @Test
    void theSameCallIsTheSameBytes() {
        EvmAccount account = EvmAccount.ofKey(new Bytes32(1, 2, 3, 4));
        ContractCall call = new ContractCall(1, 0, FEES, CONTRACT, Bytes.EMPTY);
        assertThat(call.signedBy(account)).isEqualTo(call.signedBy(account));
    }

    @Property(tries = 200)
    void stringsOfEveryLength(@ForAll @IntRange(max = 70_000) int size, @ForAll byte fill) {
        byte[] content = new byte[size];
        java.util.Arrays.fill(content, fill);
        assertThat(Rlp.string(Bytes.wrap(content.clone())).toArray())
                .isEqualTo(RlpEncoder.encode(RlpString.create(content)));
    }

    @Test
    void aKeyOutsideOfTheCurveIsRefused() {
        assertThatThrownBy(() -> EvmAccount.ofKey(new Bytes32(0, 0, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EvmAccount.ofKey(new Bytes32(-1, -1, -1, -1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rlp.number(BigInteger.valueOf(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
