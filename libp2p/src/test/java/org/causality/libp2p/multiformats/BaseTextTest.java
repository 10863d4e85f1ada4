package org.causality.libp2p.multiformats;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.causality.libp2p.Hostile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Base 58 and base 32; the examples are those of the multibase specification and of RFC 4648. */
final class BaseTextTest {
    @ParameterizedTest
    @CsvSource({"yes mani !,7paNL19xttacUY", "Decentralize everything!!,UXE7GvtEk8XTXs1GF8HSGbVA9FCX9SEBPe"})
    void base58Examples(String bytes, String text) {
        assertThat(Base58btc.encode(bytes.getBytes(US_ASCII))).isEqualTo(text);
        assertThat(Base58btc.decode(text)).isEqualTo(bytes.getBytes(US_ASCII));
    }

    @ParameterizedTest
    @CsvSource({"f,my", "fo,mzxq", "foo,mzxw6", "foob,mzxw6yq", "fooba,mzxw6ytb", "foobar,mzxw6ytboi"})
    void base32Examples(String bytes, String text) {
        assertThat(Base32.encode(bytes.getBytes(US_ASCII))).isEqualTo(text);
        assertThat(Base32.decode(text)).isEqualTo(bytes.getBytes(US_ASCII));
    }

    @Property
    void bothReadWhatTheyWrite(@ForAll @Size(max = 200) byte[] bytes) {
        assertThat(Base58btc.decode(Base58btc.encode(bytes))).isEqualTo(bytes);
        assertThat(Base32.decode(Base32.encode(bytes))).isEqualTo(bytes);
    }

    @Property
    void whatIsReadIsTheOnlyText(@ForAll String text) {
        Hostile.acceptOrReject(
                text, it -> assertThat(Base58btc.encode(Base58btc.decode(it))).isEqualTo(it));
        Hostile.acceptOrReject(
                text, it -> assertThat(Base32.encode(Base32.decode(it))).isEqualTo(it));
    }

    @Test
    void foreignCharactersLeftOverBitsAndLongTextAreRefused() {
        assertThatThrownBy(() -> Base58btc.decode("0OIl")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Base58btc.decode("1".repeat(513))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Base32.decode("mz")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Base32.decode("m")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Base32.decode("MY")).isInstanceOf(MalformedException.class);
    }
}
