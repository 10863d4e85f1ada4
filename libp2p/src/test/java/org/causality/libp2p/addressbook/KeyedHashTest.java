package org.causality.libp2p.addressbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class KeyedHashTest {
    /** The worked example of the SipHash paper, appendix A: key and input are the bytes 0, 1, 2 … */
    @Test
    void itIsSipHash() {
        KeyedHash keyed = new KeyedHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
        byte[] input = new byte[15];
        for (int i = 0; i < input.length; i++) {
            input[i] = (byte) i;
        }
        assertThat(keyed.of(input)).isEqualTo(0xa129ca6149be45e5L);
    }

    @Property(tries = 100)
    void wordsAreTheirBytes(@ForAll long key, @ForAll long first, @ForAll long second) {
        KeyedHash keyed = new KeyedHash(key, ~key);
        byte[] bytes = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(first)
                .putLong(second)
                .array();
        assertThat(keyed.of(first, second)).isEqualTo(keyed.of(bytes));
        assertThat(keyed.of(first, second)).isNotEqualTo(new KeyedHash(key + 1, ~key).of(bytes));
    }
}
