package org.causality.libp2p.multiformats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.causality.libp2p.Hostile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VarintTest {
    @ParameterizedTest
    @CsvSource({"0,00", "1,01", "127,7f", "128,8001", "255,ff01", "300,ac02", "16384,808001"})
    void theSpecificationsExamplesHold(long value, String hex) {
        assertThat(HexFormat.of().formatHex(Varint.encode(value))).isEqualTo(hex);
        assertThat(read(hex)).isEqualTo(value);
    }

    @Property
    void whatIsWrittenIsRead(@ForAll @LongRange(min = 0) long value) {
        byte[] bytes = Varint.encode(value);
        assertThat(bytes).hasSize(Varint.size(value)).hasSizeLessThanOrEqualTo(Varint.BYTES_MAX);
        assertThat(Varint.read(ByteBuffer.wrap(bytes))).isEqualTo(value);
    }

    @Property
    void whatIsReadIsTheOnlyEncoding(@ForAll byte[] bytes) {
        Hostile.acceptOrReject(ByteBuffer.wrap(bytes), in -> {
            long value = Varint.read(in);
            assertThat(Varint.encode(value)).hasSize(in.position());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80", "8000", "ff00", "808080808080808080", "80808080808080808001"})
    void whatIsCutShortOrTooLongOrNotMinimalIsRefused(String hex) {
        assertThatThrownBy(() -> read(hex)).isInstanceOf(MalformedException.class);
    }

    @Test
    void aLengthBeyondTheLimitOrTheBufferIsRefused() {
        assertThatThrownBy(() -> Varint.readLength(ByteBuffer.wrap(new byte[] {5, 0, 0}), 10))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Varint.readLength(ByteBuffer.wrap(new byte[] {2, 0, 0}), 1))
                .isInstanceOf(MalformedException.class);
    }

    private static long read(String hex) {
        return Varint.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }
}
