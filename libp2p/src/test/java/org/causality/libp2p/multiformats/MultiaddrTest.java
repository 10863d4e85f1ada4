package org.causality.libp2p.multiformats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.causality.libp2p.Hostile;
import org.causality.libp2p.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MultiaddrTest {
    static Stream<Arguments> vectors() {
        return Vectors.identity()
                .get("addresses")
                .valueStream()
                .map(one -> Arguments.of(one.get("text").asString(), Vectors.bytes(one, "bytes")));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void textAndBytesAreThoseOfTheOtherImplementation(String text, byte[] bytes) {
        assertThat(Multiaddr.parse(text).bytes()).isEqualTo(bytes);
        assertThat(Multiaddr.parse(bytes)).hasToString(text);
    }

    @Property
    void anyBytesAreAcceptedOrRefused(@ForAll @Size(max = 80) byte[] bytes) {
        Hostile.acceptOrReject(
                bytes, it -> assertThat(Multiaddr.parse(it).bytes()).isEqualTo(it));
    }

    @Property
    void aChangedByteIsAcceptedOrRefused(@ForAll int at, @ForAll byte value) {
        byte[] bytes = Multiaddr.parse(
                        "/ip6/2001:db8::1/tcp/9090/p2p/12D3KooWDpJ7As7BWAwRMfu1VU2WCqNjvq387JEYKDBj4kx6nXTN")
                .bytes();
        bytes[Math.floorMod(at, bytes.length)] = value;
        Hostile.acceptOrReject(
                bytes,
                it -> assertThat(Multiaddr.parse(Multiaddr.parse(it).toString()))
                        .isEqualTo(Multiaddr.parse(it)));
    }

    @Property
    void anyTextIsAcceptedOrRefused(@ForAll String text) {
        Hostile.acceptOrReject(
                "/dns/" + text, it -> assertThat(Multiaddr.parse(it)).hasToString(it));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "ip4/1.2.3.4", "/ip4", "/ip4/1.2.3", "/ip4/256.1.1.1", "/ip4/example.org", "/ip6/1.2.3.4",
                "/ip6/::g", "/tcp/65536", "/tcp/-1", "/tcp/x", "/p2p/xyz", "/p2p/0", "/unknown/1", "/ip4/1.2.3.4/"
            })
    void wrongTextIsRefused(String text) {
        assertThatThrownBy(() -> Multiaddr.parse(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void twoSpellingsAreEqual() {
        assertThat(Multiaddr.parse("/ip6/2001:DB8:0:0:0:0:0:1/tcp/01"))
                .isEqualTo(Multiaddr.parse("/ip6/2001:db8::1/tcp/1"));
    }

    @Test
    void unknownCodesAreNullWhereTheyMayBe() {
        assertThat(Multiaddr.parseKnown(HexFormat.of().parseHex("047f000001ff7f01"), 0, 8))
                .isNull();
    }
}
