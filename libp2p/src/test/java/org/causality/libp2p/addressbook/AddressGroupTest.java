package org.causality.libp2p.addressbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.causality.libp2p.multiformats.Multiaddr;
import org.junit.jupiter.api.Test;

final class AddressGroupTest {
    private static AddressGroup of(String address) {
        return AddressGroup.of(Multiaddr.parse(address));
    }

    @Test
    void aSixteenOfIpv4IsOneGroup() {
        assertThat(of("/ip4/8.8.1.1/tcp/1")).isEqualTo(of("/ip4/8.8.200.7/udp/9/quic-v1"));
        assertThat(of("/ip4/8.8.1.1/tcp/1")).isNotEqualTo(of("/ip4/8.9.1.1/tcp/1"));
        assertThat(of("/ip4/208.8.1.1/tcp/1").kind()).isEqualTo(AddressGroup.Kind.IP4);
    }

    @Test
    void aThirtyTwoOfIpv6IsOneGroup() {
        assertThat(of("/ip6/2001:db8::1/tcp/1")).isEqualTo(of("/ip6/2001:db8:ffff::2/tcp/2"));
        assertThat(of("/ip6/2001:db8::1/tcp/1")).isNotEqualTo(of("/ip6/2001:db9::1/tcp/1"));
    }

    @Test
    void loopbackAndPrivateAddressesDifferByHostAndPort() {
        for (String host : new String[] {
            "/ip4/127.0.0.1",
            "/ip4/10.1.2.3",
            "/ip4/192.168.0.9",
            "/ip4/172.16.0.1",
            "/ip6/::1",
            "/ip6/fd00::1",
            "/ip6/fe80::1"
        }) {
            assertThat(of(host + "/tcp/1").isLocal()).as(host).isTrue();
            assertThat(of(host + "/tcp/1")).isNotEqualTo(of(host + "/tcp/2"));
        }
        assertThat(of("/ip4/10.1.2.3/tcp/1")).isNotEqualTo(of("/ip4/10.1.2.4/tcp/1"));
    }

    @Test
    void allNamesAreOneGroup() {
        assertThat(of("/dns4/a.example/tcp/1")).isEqualTo(of("/dns/b.example/tcp/2"));
    }
}
