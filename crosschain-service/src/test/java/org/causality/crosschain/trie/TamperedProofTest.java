package org.causality.crosschain.trie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.causality.crosschain.ethereum.Address;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.ethereum.Receipt;
import org.causality.crosschain.ethereum.StateProof;
import org.causality.crosschain.ethereum.Vectors;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nothing may be changed in a proof, and bytes from anywhere are only accepted or refused. */
class TamperedProofTest {

    private static final JsonNode VECTOR = Vectors.one("account-proofs.json", "mainnet-21925176-deposit-contract");
    private static final Bytes32 ROOT = Vectors.bytes32(VECTOR.path("stateRoot"));
    private static final Address ADDRESS = Address.parse(VECTOR.path("address").asString());
    private static final List<Bytes> NODES = Vectors.nodes(VECTOR.path("accountProof"));
    private static final Bytes HEADER =
            Vectors.bytes(Vectors.one("headers.json", "mainnet-21925176-cancun").path("rlp"));

    @Test
    void noByteOfAnAccountProofMayChange() {
        for (int node = 0; node < NODES.size(); node++) {
            for (int at = 0; at < NODES.get(node).size(); at++) {
                List<Bytes> tampered = new ArrayList<>(NODES);
                tampered.set(node, flipped(NODES.get(node), at, 1 + at % 255));
                assertThat(StateProof.account(ROOT, ADDRESS, tampered, StateProof.Mode.PATH))
                        .isInstanceOf(StateProof.AccountVerdict.Refused.class);
                assertThat(StateProof.account(ROOT, ADDRESS, tampered, StateProof.Mode.SET))
                        .isInstanceOf(StateProof.AccountVerdict.Refused.class);
            }
        }
    }

    @Test
    void noByteOfAHeaderMayChange() {
        Bytes32 hash = Vectors.bytes32(
                Vectors.one("headers.json", "mainnet-21925176-cancun").path("hash"));
        for (int at = 0; at < HEADER.size(); at++) {
            assertThat(BlockHeader.read(flipped(HEADER, at, 1), hash)).isInstanceOf(BlockHeader.Read.Refused.class);
        }
    }

    @Property(tries = 2_000)
    void aNodeThatHashesRightButIsRubbishIsOnlyAcceptedOrRefused(
            @ForAll @Size(max = 200) byte[] node, @ForAll @Size(min = 1, max = 32) byte[] key) {
        Bytes content = Bytes.wrap(node);
        Bytes32 root = org.causality.crosschain.proof.Keccak.hash(content);
        assertThat(TrieProof.onPath(root, Bytes.wrap(key), List.of(content))).isNotNull();
    }

    @Property(tries = 2_000)
    void aRealNodeWithAByteChangedUnderItsOwnRootIsOnlyAcceptedOrRefused(
            @ForAll @IntRange(max = 7) int node,
            @ForAll @IntRange(max = 600) int at,
            @ForAll @IntRange(max = 254) int by) {
        Bytes real = NODES.get(node % NODES.size());
        Bytes changed = flipped(real, at % real.size(), by + 1);
        Bytes32 root = org.causality.crosschain.proof.Keccak.hash(changed);
        assertThat(StateProof.account(root, ADDRESS, List.of(changed), StateProof.Mode.PATH))
                .isNotNull();
    }

    @Property(tries = 2_000)
    void headersAndReceiptsWithAByteChangedAreOnlyAcceptedOrRefused(
            @ForAll @IntRange(max = 5_000) int at, @ForAll @IntRange(max = 254) int by) {
        assertThat(BlockHeader.read(flipped(HEADER, at % HEADER.size(), by + 1)))
                .isNotNull();
        Bytes receipt = Vectors.bytes(Receipts.REAL);
        Bytes changed = flipped(receipt, at % receipt.size(), by + 1);
        if (Receipt.read(changed) instanceof Receipt.Read.Ok(Receipt read)) {
            for (int i = 0; i < Math.min(read.logs(), 20); i++) {
                assertThat(read.log(i)).isNotNull();
            }
        }
    }

    private static final class Receipts {
        static final JsonNode REAL =
                Vectors.one("receipt-proofs.json", "mainnet-21925176-receipt-0").path("receiptRlp");
    }

    private static Bytes flipped(Bytes bytes, int at, int by) {
        byte[] content = bytes.toArray();
        content[at] ^= (byte) by;
        return Bytes.wrap(content);
    }
}
