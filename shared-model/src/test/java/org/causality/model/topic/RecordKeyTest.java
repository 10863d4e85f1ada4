package org.causality.model.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.LamportTime;
import org.junit.jupiter.api.Test;

class RecordKeyTest {

    @Property
    void bytesSortAsStampsDo(@ForAll long timeA, @ForAll long idA, @ForAll long timeB, @ForAll long idB) {
        RecordKey a = key(timeA, idA);
        RecordKey b = key(timeB, idB);
        assertThat(Integer.signum(Arrays.compareUnsigned(a.toArray(), b.toArray())))
                .isEqualTo(Integer.signum(a.compareTo(b)));
    }

    @Property
    void aKeyComesBackFromItsBytes(@ForAll long time, @ForAll long id) {
        assertThat(RecordKey.parse(key(time, id).toArray())).isEqualTo(key(time, id));
    }

    @Test
    void anotherLengthIsNoKey() {
        assertThatThrownBy(() -> RecordKey.parse(new byte[39])).isInstanceOf(IllegalArgumentException.class);
    }

    private static RecordKey key(long time, long id) {
        return new RecordKey(new LamportTime(time), new Bytes32(id, 0, 0, id));
    }
}
