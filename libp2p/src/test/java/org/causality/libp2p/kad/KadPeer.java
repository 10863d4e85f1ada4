package org.causality.libp2p.kad;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.kad.message.Octets;
import org.causality.libp2p.kad.store.Plain;
import org.causality.libp2p.kad.store.Validators;

/** A host on loopback that takes part. */
public final class KadPeer implements AutoCloseable {
    /** The network's name for the protocol. */
    public static final String PROTOCOL = "/causality/kad/1.0.0";

    private final Host host;
    private final KadService kad;

    private KadPeer(TestHosts.Over over, int seed, KadSettings settings) {
        try {
            host = over.named(seed).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kad = KadService.start(host, settings.withLocalAddresses(), Validators.of(Map.of("causality", new Plain())));
    }

    /** One that answers. */
    public static KadPeer server(int seed) {
        return server(TestHosts.Over.TCP, seed);
    }

    /** The same over another transport. */
    public static KadPeer server(TestHosts.Over over, int seed) {
        return new KadPeer(over, seed, KadSettings.server(PROTOCOL));
    }

    /** One that only asks. */
    public static KadPeer client(int seed) {
        return client(TestHosts.Over.TCP, seed);
    }

    /** The same over another transport. */
    public static KadPeer client(TestHosts.Over over, int seed) {
        return new KadPeer(over, seed, KadSettings.client(PROTOCOL));
    }

    /** Its host. */
    public Host host() {
        return host;
    }

    /** Its part in the table. */
    public KadService kad() {
        return kad;
    }

    /** Connects and waits until the other is in our table. */
    public void meet(KadPeer other) {
        dial(other);
        await(() -> kad.tablePeers().stream().anyMatch(contact -> contact.peer().equals(other.host.peerId())));
    }

    /** Connects. */
    public void dial(KadPeer other) {
        try {
            host.dial(other.host.dialAddresses().getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it is so. */
    public static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TestHosts.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come to be");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** A key that the validator of all these peers knows. */
    public static Octets key(String name) {
        return Octets.of("/causality/" + name);
    }

    @Override
    public void close() {
        kad.close();
        host.close();
    }
}
