package org.causality.libp2p.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.causality.libp2p.multiformats.MalformedException;
import org.junit.jupiter.api.Test;

final class PrivateKeyTest {
    private static final byte[] SPECIFIED = HexFormat.of()
            .parseHex("080112407e0830617c4a7de83925dfb2694556b12936c477a0e1feb2e148ec9da60fee7d"
                    + "1ed1e8fae2c4a144b8be8fd4b47bf3d3b34b871c3cacf6010f0e42d474fce27e");

    @Test
    void theSpecifiedKeyIsReadAndWrittenAlike() {
        PrivateKey key = PrivateKey.parse(SPECIFIED);
        assertThat(key.encoded()).isEqualTo(SPECIFIED);
        assertThat(key.peerId()).hasToString("12D3KooWBtg3aaRMjxwedh83aGiUkwSxDwUZkzuJcfaqUmo7R3pq");
    }

    @Test
    void aFreshKeySignsWhatItsPublicHalfVerifies() {
        PrivateKey key = PrivateKey.generate(new SecureRandom());
        byte[] message = {1, 2, 3};
        assertThat(key.publicKey().verify(message, key.sign(message))).isTrue();
        assertThat(key.publicKey().verify(new byte[] {1, 2, 4}, key.sign(message)))
                .isFalse();
    }

    @Test
    void halvesThatDoNotBelongTogetherAreRefused() {
        byte[] mixed = SPECIFIED.clone();
        mixed[mixed.length - 1] ^= 1;
        assertThatThrownBy(() -> PrivateKey.parse(mixed)).isInstanceOf(MalformedException.class);
    }

    @Test
    void theSecretIsNotPrinted() {
        assertThat(PrivateKey.parse(SPECIFIED).toString()).doesNotContain("7e0830617c");
    }
}
