package org.causality.libp2p.links;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.causality.libp2p.addressbook.PeerAddress;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.DialException;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.peering.Input;
import org.causality.libp2p.peering.Output;

/**
 * Does on a host what the core wants. Dials under way are bounded by the core, and each ends with the host's dial
 * timeout.
 */
final class LinkHands {
    /** What was done since the start. */
    record Counts(long dials, long failedDials, long hangups) {}

    private final Host host;
    private final Consumer<Input> core;
    private final Runnable anchorsChanged;
    private final LongAdder dials = new LongAdder();
    private final LongAdder failedDials = new LongAdder();
    private final LongAdder hangups = new LongAdder();

    /** Tells {@code core} what became of a dial. */
    LinkHands(Host host, Consumer<Input> core, Runnable anchorsChanged) {
        this.host = host;
        this.core = core;
        this.anchorsChanged = anchorsChanged;
    }

    void act(List<Output> outputs) {
        for (Output output : outputs) {
            switch (output) {
                case Output.Dial(PeerAddress address, var _) ->
                    Thread.ofVirtual().name("link to " + address.peer()).start(() -> link(address));
                case Output.Hangup(PeerId peer, var _) -> hangUp(peer);
                case Output.KeepAnchors _ -> anchorsChanged.run();
            }
        }
    }

    /** A connection that is gone before the core hears of it has been told as gone too early. */
    private void link(PeerAddress address) {
        Input outcome = dial(address);
        core.accept(outcome);
        if (!(outcome instanceof Input.DialFailed) && host.connection(address.peer()) == null) {
            core.accept(new Input.Disconnected(address.peer()));
        }
    }

    private Input dial(PeerAddress address) {
        dials.increment();
        try {
            Connection connection = host.dial(address.dialAddress());
            if (!connection.outbound()) {
                return new Input.Met(address);
            }
            if (isThere(connection, address)) {
                return new Input.Connected(address);
            }
        } catch (DialException | RuntimeException _) {
            // as good as another peer being there
        }
        failedDials.increment();
        return new Input.DialFailed(address);
    }

    /** A connection that stood already may lead to the peer at another address of its own. */
    private static boolean isThere(Connection connection, PeerAddress address) {
        boolean named = switch (address.address().parts().getFirst().kind()) {
            case DNS, DNS4, DNS6, DNSADDR -> true;
            case IP4, IP6, TCP, UDP, P2P_CIRCUIT, P2P, TLS, QUIC_V1, WS, WSS -> false;
        };
        return named || connection.remoteAddress().without(AddressPart.P2P).equals(address.address());
    }

    void hangUp(PeerId peer) {
        hangups.increment();
        host.connections().stream()
                .filter(connection -> connection.remotePeer().equals(peer))
                .forEach(Connection::close);
    }

    Counts counts() {
        return new Counts(dials.sum(), failedDials.sum(), hangups.sum());
    }
}
