package org.causality.libp2p.multiformats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.causality.libp2p.Hostile;
import org.junit.jupiter.api.Test;

final class MultihashTest {
    @Property
    void anyBytesAreAcceptedOrRefused(@ForAll @Size(max = 70) byte[] bytes) {
        Hostile.acceptOrReject(
                bytes, it -> assertThat(Multihash.parse(it).bytes()).isEqualTo(it));
    }

    @Property
    void whatIsWrittenIsRead(@ForAll @Size(max = 64) byte[] digest) {
        Multihash hash = Multihash.of(Multihash.Function.IDENTITY, digest);
        assertThat(Multihash.parse(hash.bytes())).isEqualTo(hash);
    }

    @Test
    void aDigestOfTheWrongLengthIsRefused() {
        assertThatThrownBy(() -> Multihash.of(Multihash.Function.SHA2_256, new byte[31]))
                .isInstanceOf(MalformedException.class);
    }
}
