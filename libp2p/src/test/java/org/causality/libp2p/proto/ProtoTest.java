package org.causality.libp2p.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.causality.libp2p.Hostile;
import org.causality.libp2p.multiformats.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProtoTest {
    @Test
    void theEncodingIsTheOneOfTheSpecification() {
        byte[] bytes = new ProtoWriter()
                .uint64(1, 150)
                .string(2, "testing")
                .message(3, nested -> nested.uint64(1, 150))
                .bool(4, true)
                .toByteArray();
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("089601" + "120774657374696e67" + "1a03089601" + "2001");
    }

    @Property
    void whatIsWrittenIsRead(@ForAll long number, @ForAll byte[] bytes) {
        byte[] written = new ProtoWriter()
                .uint64(1, number)
                .bytes(200_000, bytes)
                .message(3, nested -> nested.uint64(9, number))
                .toByteArray();
        ProtoReader reader = new ProtoReader(written);
        assertThat(reader.next()).isTrue();
        assertThat(reader.uint64()).isEqualTo(number);
        assertThat(reader.next()).isTrue();
        assertThat(reader.field()).isEqualTo(200_000);
        assertThat(reader.bytes(bytes.length)).isEqualTo(bytes);
        assertThat(reader.next()).isTrue();
        ProtoReader nested = reader.message(20);
        assertThat(nested.next()).isTrue();
        assertThat(nested.uint64()).isEqualTo(number);
        assertThat(reader.next()).isFalse();
    }

    @Property
    void anyBytesAreReadToTheEndOrRefused(@ForAll @Size(max = 100) byte[] bytes) {
        Hostile.acceptOrReject(bytes, it -> {
            ProtoReader reader = new ProtoReader(it);
            while (reader.next()) {
                reader.skip();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "08",
                "0880",
                "0affffffff0f",
                "0b",
                "0c",
                "0f",
                "09000000",
                "0d00",
                "0a05aa",
                "80808080808080808080"
            })
    void whatIsCutShortOrUnknownIsRefused(String hex) {
        assertThatThrownBy(() -> {
                    ProtoReader reader = new ProtoReader(HexFormat.of().parseHex(hex));
                    while (reader.next()) {
                        reader.skip();
                    }
                })
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void aFieldAboveItsLimitIsRefusedBeforeItIsCopied() {
        ProtoReader reader =
                new ProtoReader(new ProtoWriter().bytes(1, new byte[11]).toByteArray());
        assertThat(reader.next()).isTrue();
        assertThatThrownBy(() -> reader.bytes(10)).isInstanceOf(MalformedException.class);
    }

    @Test
    void aStringThatIsNotUtf8IsRefused() {
        ProtoReader reader = new ProtoReader(new byte[] {0x0a, 1, (byte) 0xff});
        assertThat(reader.next()).isTrue();
        assertThatThrownBy(() -> reader.string(10)).isInstanceOf(MalformedException.class);
    }

    @Test
    void aWrongWireTypeIsRefused() {
        ProtoReader reader = new ProtoReader(new ProtoWriter().uint64(1, 1).toByteArray());
        assertThat(reader.next()).isTrue();
        assertThatThrownBy(() -> reader.bytes(10)).isInstanceOf(MalformedException.class);
    }
}
