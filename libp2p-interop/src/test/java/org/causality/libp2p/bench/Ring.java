package org.causality.libp2p.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.identity.PrivateKey;

/** The hosts of a scenario, on loopback; {@link #connect} joins them by the scenario's graph. */
final class Ring implements AutoCloseable {
    private final List<PrivateKey> keys = new ArrayList<>();
    private final List<Host> hosts = new ArrayList<>();

    Ring(int nodes) throws IOException {
        for (int i = 0; i < nodes; i++) {
            byte[] seed = new byte[32];
            Arrays.fill(seed, (byte) (i + 1));
            PrivateKey key = PrivateKey.ofSeed(seed);
            keys.add(key);
            hosts.add(Host.builder(key)
                    .listen("/ip4/127.0.0.1/tcp/0")
                    .sharedLoops()
                    .start());
        }
    }

    int size() {
        return hosts.size();
    }

    Host host(int index) {
        return hosts.get(index);
    }

    PrivateKey key(int index) {
        return keys.get(index);
    }

    void connect() throws IOException {
        List<List<Integer>> graph = Scenario.graph(hosts.size());
        for (int from = 0; from < graph.size(); from++) {
            for (int to : graph.get(from)) {
                if (hosts.get(from).connection(hosts.get(to).peerId()) == null) {
                    hosts.get(from).dial(hosts.get(to).dialAddresses().getFirst());
                }
            }
        }
    }

    @Override
    public void close() {
        hosts.forEach(Host::close);
    }
}
