package org.causality.libp2p.kad;

import java.time.Duration;
import org.causality.libp2p.kad.lookup.LookupSettings;
import org.causality.libp2p.kad.store.StoreLimits;
import org.causality.libp2p.kad.table.TableLimits;

/**
 * How a {@link KadService} takes part.
 *
 * @param protocol the network's name for it; peers of another name are never asked
 * @param mode whether we answer
 * @param localAddresses whether loopback and private addresses that peers name are dialled; no on the open network
 * @param lookup how peers are searched for
 * @param table bounds of whom we know
 * @param store bounds of what we keep for others
 * @param valueQuorum equal best values after which a search for a record stops early
 * @param streamsMax inbound streams at once; a further one is reset
 * @param streamsPerPeerMax of these, of one peer; a further one is reset
 * @param requestsPerStreamMax requests on one inbound stream; then it is closed
 * @param ownKeysMax keys of our own that are told again and again
 * @param republish how often they are
 * @param housekeeping how often it is looked whether anything is due
 */
public record KadSettings(
        String protocol,
        Mode mode,
        boolean localAddresses,
        LookupSettings lookup,
        TableLimits table,
        StoreLimits store,
        int valueQuorum,
        int streamsMax,
        int streamsPerPeerMax,
        int requestsPerStreamMax,
        int ownKeysMax,
        Duration republish,
        Duration housekeeping) {
    /** The name in the public network of IPFS. */
    public static final String PUBLIC_PROTOCOL = "/ipfs/kad/1.0.0";

    /** Whether a node answers. */
    public enum Mode {
        /** Answers requests and is in the tables of others: for nodes that can be dialled. */
        SERVER,
        /** Only asks. */
        CLIENT
    }

    /** A server under that name with the specification's numbers. */
    public static KadSettings server(String protocol) {
        return new KadSettings(
                protocol,
                Mode.SERVER,
                false,
                LookupSettings.defaults(),
                TableLimits.defaults(),
                StoreLimits.defaults(),
                16,
                256,
                32,
                1_000,
                10_000,
                Duration.ofHours(22),
                Duration.ofMinutes(1));
    }

    /** A client under that name with the specification's numbers. */
    public static KadSettings client(String protocol) {
        return server(protocol).withMode(Mode.CLIENT);
    }

    /** The same with other bounds of inbound streams: all together, and of one peer. */
    public KadSettings withStreams(int max, int perPeerMax) {
        return new KadSettings(
                protocol,
                mode,
                localAddresses,
                lookup,
                table,
                store,
                valueQuorum,
                max,
                perPeerMax,
                requestsPerStreamMax,
                ownKeysMax,
                republish,
                housekeeping);
    }

    /** The same in the other mode. */
    public KadSettings withMode(Mode other) {
        return new KadSettings(
                protocol,
                other,
                localAddresses,
                lookup,
                table,
                store,
                valueQuorum,
                streamsMax,
                streamsPerPeerMax,
                requestsPerStreamMax,
                ownKeysMax,
                republish,
                housekeeping);
    }

    /** The same, also dialling loopback and private addresses: for networks of one's own. */
    public KadSettings withLocalAddresses() {
        return new KadSettings(
                protocol,
                mode,
                true,
                lookup,
                table,
                store,
                valueQuorum,
                streamsMax,
                streamsPerPeerMax,
                requestsPerStreamMax,
                ownKeysMax,
                republish,
                housekeeping);
    }

    /** The same with other searches. */
    public KadSettings withLookup(LookupSettings other) {
        return new KadSettings(
                protocol,
                mode,
                localAddresses,
                other,
                table,
                store,
                valueQuorum,
                streamsMax,
                streamsPerPeerMax,
                requestsPerStreamMax,
                ownKeysMax,
                republish,
                housekeeping);
    }
}
