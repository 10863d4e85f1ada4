package org.causality.devnet.story.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FieldReaderTest {

    @Property
    void numbersComeBack(@ForAll long value) {
        Octets written = new FieldWriter().number(3, value).written();
        FieldReader in = new FieldReader(written);
        assertThat(in.number(3)).isEqualTo(value);
        in.end();
    }

    @Property
    void bytesComeBack(@ForAll @Size(max = 300) byte[] value) {
        Octets octets = Octets.of(value);
        FieldReader in = new FieldReader(new FieldWriter().bytes(7, octets).written());
        assertThat(in.bytes(7)).isEqualTo(octets);
        in.end();
    }

    @Property
    void anythingIsReadOrRefused(@ForAll @Size(max = 64) byte[] content) {
        try {
            FieldReader in = new FieldReader(Octets.of(content));
            in.number(1);
            in.repeated(2);
            in.bytes(3);
            in.end();
        } catch (MalformedOctetsException e) {
            assertThat(e).hasMessageMatching(".+");
        }
    }

    @Test
    void wideNumbersHaveNoLeadingZero() {
        Octets written = new FieldWriter()
                .wide(1, BigInteger.ONE.shiftLeft(127))
                .wide(2, BigInteger.ZERO)
                .written();
        assertThat(written.hex()).isEqualTo("0x0a1080" + "00".repeat(15));
    }

    @Test
    void aNumberThatIsNotMinimalIsRefused() {
        assertRefused("0x08" + "8100");
    }

    @Test
    void aSpelledOutDefaultIsRefused() {
        assertRefused("0x0800");
    }

    @Test
    void whatWasNotAskedForIsRefused() {
        assertRefused("0x0801" + "1001");
    }

    @Test
    void textThatIsNotHexIsRefused() {
        assertThatThrownBy(() -> Octets.ofHex("0xAB")).isInstanceOf(MalformedOctetsException.class);
        assertThatThrownBy(() -> Octets.ofHex("abc")).isInstanceOf(MalformedOctetsException.class);
    }

    private static void assertRefused(String hex) {
        assertThatThrownBy(() -> {
                    FieldReader in = new FieldReader(Octets.ofHex(hex));
                    in.number(1);
                    in.end();
                })
                .isInstanceOf(MalformedOctetsException.class);
    }
}
