package org.causality.libp2p.host;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.multiformats.Multiaddr;

/** Says what a {@link Host} is before it starts. */
public final class HostBuilder {
    final PrivateKey identity;
    final List<Multiaddr> listen = new ArrayList<>();
    String agentVersion = "causality";
    HostLimits limits = HostLimits.defaults();
    SecureRandom random = new SecureRandom();
    int eventLoops = 1;
    boolean sharedLoops;
    boolean earlyMuxer = true;
    boolean quic = true;
    TransportOrder order = TransportOrder.AS_NAMED;
    final List<Multiaddr> announce = new ArrayList<>();

    HostBuilder(PrivateKey identity) {
        this.identity = identity;
    }

    /**
     * Listens on an address such as {@code /ip4/127.0.0.1/tcp/0} or {@code /ip4/127.0.0.1/udp/0/quic-v1}; none means that
     * the host only dials. Where QUIC is absent, its addresses are passed over with a warning.
     */
    public HostBuilder listen(Multiaddr address) {
        listen.add(address);
        return this;
    }

    /** As {@link #listen(Multiaddr)}. */
    public HostBuilder listen(String address) {
        return listen(Multiaddr.parse(address));
    }

    /** Tells peers this address instead of those we listen on, for hosts behind a translation or on a wildcard. */
    public HostBuilder announce(Multiaddr address) {
        announce.add(address);
        return this;
    }

    /** Whether the muxer is agreed within the handshake (the default), which saves a round trip. */
    public HostBuilder earlyMuxer(boolean early) {
        earlyMuxer = early;
        return this;
    }

    /** Whether QUIC is used (the default); without it such addresses are neither listened on nor dialled. */
    public HostBuilder quic(boolean used) {
        quic = used;
        return this;
    }

    /** Which addresses of a peer are dialled first where it has several; as it names them by default. */
    public HostBuilder prefer(TransportOrder transports) {
        order = transports;
        return this;
    }

    /** What identify calls this program. */
    public HostBuilder agentVersion(String version) {
        agentVersion = version;
        return this;
    }

    /** Other limits than {@link HostLimits#defaults()}. */
    public HostBuilder limits(HostLimits bounds) {
        limits = bounds;
        return this;
    }

    /** Event loops, each a platform thread; connections are spread over them. */
    public HostBuilder eventLoops(int count) {
        eventLoops = count;
        return this;
    }

    /** Runs on the event loops that all such hosts of this process have together, one a core; for many hosts in one. */
    public HostBuilder sharedLoops() {
        sharedLoops = true;
        return this;
    }

    /** Binds the addresses and starts; throws when one cannot be bound. */
    public Host start() throws IOException {
        return new NettyHost(this);
    }
}
