package org.causality.crosschain.trie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.causality.crosschain.ethereum.InclusionProof;
import org.causality.crosschain.ethereum.Vectors;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.junit.jupiter.api.Test;

class OrderedTrieTest {

    @Test
    void sixRealReceiptsOfEveryTypeGiveTheKnownRoot() {
        List<Bytes> receipts = new ArrayList<>();
        Vectors.cases("receipt-encoding.json").forEach(vector -> receipts.add(Vectors.bytes(vector.path("rlp"))));
        assertThat(OrderedTrie.of(receipts).root())
                .isEqualTo(Bytes32.parseHex(
                        Vectors.file("receipt-encoding.json").path("root").asString()));
    }

    @Test
    void nothingGivesTheEmptyRoot() {
        assertThat(OrderedTrie.of(List.of()).root()).isEqualTo(TrieProof.EMPTY_ROOT);
    }

    @Property(tries = 100)
    void everyItemIsProvenAndWhatIsNotThereIsProvenAbsent(
            @ForAll @IntRange(min = 1, max = 300) int count, @ForAll @Size(max = 50) byte[] seed) {
        List<Bytes> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(Bytes.ascii("value " + i + Bytes.wrap(seed).hex()));
        }
        OrderedTrie trie = OrderedTrie.of(values);
        for (int i = 0; i < count; i += 1 + count / 10) {
            assertThat(TrieProof.onPath(trie.root(), InclusionProof.key(i), trie.proof(i)))
                    .isEqualTo(new TrieVerdict.Present(values.get(i)));
        }
        assertThat(InclusionProof.absent(trie.root(), count, trie.proof(count))).isNull();
        List<Bytes> path = trie.proof(0);
        assertThat(TrieProof.onPath(trie.root(), InclusionProof.key(0), path.subList(0, path.size() - 1)))
                .isInstanceOf(TrieVerdict.Refused.class);
    }
}
