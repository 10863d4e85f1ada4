package org.causality.libp2p.autonat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.causality.libp2p.multiformats.MalformedException;
import org.junit.jupiter.api.Test;

final class DialMessageTest {
    @Test
    void theBytesAreThoseOfTheSpecification() {
        // request { addrs: [01 02], nonce: 0x0102030405060708 }; fixed64 is little-endian
        assertThat(HexFormat.of()
                        .formatHex(new DialMessage.Request(List.of(new byte[] {1, 2}), 0x0102030405060708L).encoded()))
                .isEqualTo("0a0d" + "0a020102" + "110807060504030201");
        assertThat(HexFormat.of()
                        .formatHex(new DialMessage.Response(DialMessage.Status.OK, 1, DialMessage.DialStatus.DIAL_ERROR)
                                .encoded()))
                .isEqualTo("1207" + "08c801" + "1001" + "1864");
        assertThat(HexFormat.of().formatHex(DialBack.encoded(1))).isEqualTo("090100000000000000");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        DialMessage.Request request = (DialMessage.Request) DialMessage.parse(
                new DialMessage.Request(List.of(new byte[] {4, 1, 2, 3, 4}), -7).encoded());
        assertThat(request.nonce()).isEqualTo(-7);
        assertThat(request.addresses()).containsExactly(new byte[] {4, 1, 2, 3, 4});
        for (DialMessage message : List.of(
                new DialMessage.Response(DialMessage.Status.DIAL_REFUSED, 0, DialMessage.DialStatus.UNUSED),
                new DialMessage.DataRequest(3, 40_000),
                new DialMessage.Data(DialMessage.DATA_BYTES_MAX))) {
            assertThat(DialMessage.parse(message.encoded())).isEqualTo(message);
        }
        assertThat(DialBack.nonce(DialBack.encoded(-1))).isEqualTo(-1);
    }

    @Test
    void rubbishIsRefused() {
        assertThatThrownBy(() -> DialMessage.parse(new byte[0])).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> DialMessage.parse(HexFormat.of().parseHex("120308e707")))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> DialBack.nonce(HexFormat.of().parseHex("0901")))
                .isInstanceOf(MalformedException.class);
        byte[] tooLong = new DialMessage.Data(DialMessage.DATA_BYTES_MAX + 1).encoded();
        assertThatThrownBy(() -> DialMessage.parse(tooLong)).isInstanceOf(MalformedException.class);
    }
}
