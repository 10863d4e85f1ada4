package org.causality.crosschain.rlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.ethereum.Receipt;
import org.causality.crosschain.ethereum.StateProof;
import org.causality.crosschain.ethereum.Vectors;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RlpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x8100", // a small byte in a wrapping
                "0x817f",
                "0xb80100", // a short length in the long form
                "0xb90038" + "00", // a leading zero in the length
                "0xf800",
                "0x83aabb", // shorter than it says
                "0xc3c2", // an inner list longer than the outer
                "0xbfffffffffffffffff",
                "0xfb80000000"
            })
    void whatIsNotCanonicalIsRefused(String hex) {
        RlpCursor cursor = new RlpCursor(Bytes.parseHex(hex));
        assertThatThrownBy(() -> {
                    if (cursor.atList()) {
                        int outer = cursor.enter();
                        var _ = cursor.skipRest();
                        cursor.leave(outer);
                    } else {
                        cursor.skip();
                    }
                    cursor.end();
                })
                .isInstanceOf(MalformedRlpException.class);
    }

    @Test
    void integersHaveNoLeadingZeros() {
        assertThatThrownBy(() -> new RlpCursor(Bytes.parseHex("0x820001")).uint())
                .isInstanceOf(MalformedRlpException.class);
        assertThatThrownBy(() -> new RlpCursor(Bytes.parseHex("0x00")).uint())
                .isInstanceOf(MalformedRlpException.class);
        assertThat(new RlpCursor(Bytes.parseHex("0x80")).uint()).isZero();
    }

    @Property
    void whatIsWrittenIsRead(@ForAll @Size(max = 70) byte[] first, @ForAll @Size(max = 70_000) byte[] second) {
        BigInteger wide = new BigInteger(1, first);
        Bytes list = new RlpWriter()
                .string(Bytes.wrap(first))
                .list(new RlpWriter().string(Bytes.wrap(second)).wide(wide))
                .toList();
        RlpCursor cursor = new RlpCursor(list);
        int outer = cursor.enter();
        assertThat(cursor.string(70)).isEqualTo(Bytes.wrap(first));
        int inner = cursor.enter();
        assertThat(cursor.string(70_000)).isEqualTo(Bytes.wrap(second));
        assertThat(cursor.wide(70)).isEqualTo(wide);
        cursor.leave(inner);
        cursor.leave(outer);
        cursor.end();
    }

    @Property(tries = 2_000)
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 100) byte[] bytes) {
        RlpCursor cursor = new RlpCursor(Bytes.wrap(bytes));
        try {
            var _ = cursor.skipRest();
            cursor.end();
        } catch (MalformedRlpException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @Test
    void readingAllocatesAtMostFourTimesItsInput() {
        JsonNode vector = Vectors.one("account-proofs.json", "mainnet-21925176-deposit-contract");
        Bytes32 root = Vectors.bytes32(vector.path("stateRoot"));
        var address = org.causality.crosschain.ethereum.Address.parse(
                vector.path("address").asString());
        List<Bytes> nodes = Vectors.nodes(vector.path("accountProof"));
        Bytes header = Vectors.bytes(
                Vectors.one("headers.json", "mainnet-21925176-cancun").path("rlp"));
        Bytes receipt = Vectors.bytes(
                Vectors.one("receipt-proofs.json", "mainnet-21925176-receipt-0").path("receiptRlp"));
        // Keccak's state is 200 bytes and its queue as much again for every node: counted with the rest.
        long nodeBytes = nodes.stream().mapToLong(Bytes::size).sum();
        assertThat(allocated(() -> StateProof.account(root, address, nodes, StateProof.Mode.PATH)))
                .isLessThan(4 * nodeBytes);
        assertThat(allocated(() -> BlockHeader.read(header))).isLessThan(4L * header.size());
        assertThat(allocated(() -> Receipt.read(receipt))).isLessThan(4L * receipt.size());
        Bytes manyEmptyLists = Bytes.parseHex("0xf90400" + "c0".repeat(1_024));
        assertThat(allocated(() -> Receipt.read(manyEmptyLists))).isLessThan(4L * manyEmptyLists.size());
    }

    private static long allocated(Runnable work) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 50; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
