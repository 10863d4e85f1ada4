package org.causality.libp2p.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.causality.libp2p.crypto.Crypto;
import org.causality.libp2p.crypto.X25519;
import org.causality.libp2p.identity.PrivateKey;
import org.junit.jupiter.api.Test;

/** What is remembered of static keys. */
final class VouchedTest {
    private static final PrivateKey BOB = PrivateKey.ofSeed(new byte[32]);
    private static final byte[] STATIC_KEY = new byte[X25519.KEY_BYTES];

    private final NoiseParty party =
            new NoiseParty(BOB, Crypto.chosen().x25519().generate(), List.of());

    private static byte[] signed(byte[] staticKey) {
        return BOB.sign(NoiseParty.join("noise-libp2p-static-key:".getBytes(StandardCharsets.US_ASCII), staticKey));
    }

    private static byte[] claim(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    @Test
    void aGenuineClaimHoldsAgainAndAnAlteredOneDoesNot() {
        byte[] signature = signed(STATIC_KEY);
        byte[] otherKey = STATIC_KEY.clone();
        otherKey[0] = 1;
        byte[] otherSignature = signature.clone();
        otherSignature[5] ^= 1;
        for (int round = 0; round < 2; round++) {
            assertThat(party.vouches(BOB.publicKey(), STATIC_KEY, signature)).isTrue();
            assertThat(party.vouches(BOB.publicKey(), otherKey, signature)).isFalse();
            assertThat(party.vouches(BOB.publicKey(), STATIC_KEY, otherSignature))
                    .isFalse();
        }
    }

    @Test
    void theLongestUnusedClaimsLeaveWhenThereIsNoRoom() {
        Vouched vouched = new Vouched();
        for (int i = 0; i < 2 * Vouched.CLAIMS_MAX; i++) {
            vouched.add(claim(i));
            assertThat(vouched.holds(claim(0))).isTrue();
        }
        assertThat(vouched.size()).isEqualTo(Vouched.CLAIMS_MAX);
        assertThat(vouched.holds(claim(1))).isFalse();
        assertThat(vouched.holds(claim(2 * Vouched.CLAIMS_MAX - 1))).isTrue();
    }

    @Test
    void aClaimIsComparedByItsBytes() {
        Vouched vouched = new Vouched();
        vouched.add(claim(7));
        assertThat(vouched.holds(Arrays.copyOf(claim(7), Integer.BYTES))).isTrue();
    }
}
