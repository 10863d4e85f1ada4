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
    boolean earlyMuxer = true;
    final List<Multiaddr> announce = new ArrayList<>();

    HostBuilder(PrivateKey identity) {
        this.identity = identity;
    }

    /** Listens on an address such as {@code /ip4/127.0.0.1/tcp/0}; none means that the host only dials. */
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

    /** Binds the addresses and starts; throws when one cannot be bound. */
    public Host start() throws IOException {
        return new NettyHost(this);
    }
}
