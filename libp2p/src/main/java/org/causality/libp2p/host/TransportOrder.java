package org.causality.libp2p.host;

import java.util.Comparator;
import java.util.List;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;

/** Which addresses of a peer are dialled first where it has several. */
public enum TransportOrder {
    /** In the order in which the peer names them. */
    AS_NAMED,

    /** TCP before QUIC: cheaper for much at once, and no end of a stream is ever lost. */
    TCP_FIRST,

    /** QUIC before TCP: a round trip less, and streams that do not wait for each other's losses. */
    QUIC_FIRST;

    /** The same addresses in this order; within a transport as they were. */
    List<Multiaddr> sorted(List<Multiaddr> addresses) {
        return switch (this) {
            case AS_NAMED -> addresses;
            case TCP_FIRST -> sorted(addresses, Comparator.comparing(TransportOrder::isQuic));
            case QUIC_FIRST ->
                sorted(addresses, Comparator.comparing(TransportOrder::isQuic).reversed());
        };
    }

    private static List<Multiaddr> sorted(List<Multiaddr> addresses, Comparator<Multiaddr> order) {
        return addresses.stream().sorted(order).toList();
    }

    private static boolean isQuic(Multiaddr address) {
        return address.parts().stream().anyMatch(part -> part.kind() == AddressPart.QUIC_V1);
    }
}
