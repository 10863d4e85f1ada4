package org.causality.libp2p.gossip.score;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;
import org.jspecify.annotations.Nullable;

/**
 * Where a peer connects from, as P6 counts it: an IPv4 address, or the first 64 bits of an IPv6 address, which one owner
 * has as a whole.
 */
public record SourceIp(String text) {
    private static final int SITE_BYTES = 8;

    /** The source in an address; null when it names none, or this machine, whose peers all look alike. */
    public static @Nullable SourceIp of(Multiaddr address) {
        @Nullable String four = address.value(AddressPart.IP4);
        if (four != null) {
            return four.startsWith("127.") ? null : new SourceIp(four);
        }
        @Nullable String six = address.value(AddressPart.IP6);
        return six == null ? null : site(six);
    }

    private static @Nullable SourceIp site(String literal) {
        try {
            InetAddress address = InetAddress.getByName(literal); // a literal: nothing is looked up
            byte[] site = Arrays.copyOf(address.getAddress(), SITE_BYTES);
            return address.isLoopbackAddress()
                    ? null
                    : new SourceIp(HexFormat.of().formatHex(site));
        } catch (UnknownHostException _) {
            return null;
        }
    }
}
