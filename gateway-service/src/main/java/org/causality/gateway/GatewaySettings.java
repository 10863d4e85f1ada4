package org.causality.gateway;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.causality.gateway.event.EventTopic;
import org.causality.libp2p.addressbook.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets.
 *
 * @param operator short name, as in the network file
 * @param replica which of the operator's gateways this is; each has a number of its own and keeps it
 * @param networkFile {@code network.json}
 * @param keysDir folder of {@code operator.key} and {@code transport.key}
 * @param propagationUrl where our propagation service answers
 * @param mempoolUrl where our mempool service answers
 * @param crosschainUrl where our crosschain service answers
 * @param effectTrackerUrl where our effect tracker answers
 * @param orchestratorUrl where our orchestrator answers
 * @param privacyUrl where our privacy service answers
 * @param eventTopics what the event stream joins to the messages; it waits for each of them, so none whose service is not part
 *     of this node. All replicas need the same
 * @param roles what this node does for the network, in its signed record; a node of all roles takes all bodies, one of some the
 *     bodies of these roles, of the shards that fall to it, and of everything else the headers
 * @param listen multiaddr to listen on
 * @param announce multiaddrs to tell peers instead, for hosts behind a translation
 * @param peers multiaddrs with {@code /p2p/} to stay connected to
 * @param kafkaReplication copies of each topic we create: 1 on a laptop, 3 in a cluster
 * @param bodyBytesMax longest request body
 * @param discoveryMillis how often we tell the mesh about ourselves
 */
@ConfigurationProperties("causality")
public record GatewaySettings(
        String operator,
        @DefaultValue("1") int replica,
        Path networkFile,
        Path keysDir,
        URI propagationUrl,
        URI mempoolUrl,
        @DefaultValue("http://127.0.0.1:20130") URI crosschainUrl,
        @DefaultValue("http://127.0.0.1:20140") URI effectTrackerUrl,
        @DefaultValue("http://127.0.0.1:20160") URI orchestratorUrl,
        @DefaultValue("http://127.0.0.1:20150") URI privacyUrl,

        @DefaultValue({"chains", "orders", "jobs", "effects"})
        Set<EventTopic> eventTopics,

        @DefaultValue({"order-book", "proof-relay", "chain-observer", "archive"})
        Set<Role> roles,

        @DefaultValue("/ip4/0.0.0.0/tcp/20101") String listen,
        @DefaultValue List<String> announce,
        @DefaultValue List<String> peers,
        @DefaultValue Links links,
        @DefaultValue("1") short kafkaReplication,
        @DefaultValue("65536") int bodyBytesMax,
        @DefaultValue("300000") long discoveryMillis,
        @DefaultValue Requests requests,
        @DefaultValue Events events) {

    /**
     * Who chooses whom we are connected to, beside {@code peers}.
     *
     * @param mode {@code chosen} by the node, or {@code fixed}: nobody but {@code peers} is dialled
     * @param seeds multiaddrs with {@code /p2p/} to begin at when nobody else is known
     * @param localAddresses whether loopback and private addresses that peers name are dialled: in networks of one's own
     */
    public record Links(
            @DefaultValue("chosen") Mode mode,
            @DefaultValue List<String> seeds,
            @DefaultValue("false") boolean localAddresses) {

        /** Who chooses. */
        public enum Mode {
            FIXED,
            CHOSEN
        }

        public Links {
            seeds = List.copyOf(seeds);
        }
    }

    /**
     * How fast one address may call the API.
     *
     * @param perSecond requests that come back each second
     * @param burst requests that may be saved up
     * @param addressesMax addresses that are remembered
     * @param ordersMax orders and cancellations under way at a time, of everybody; at the 10 s a neighbour has to answer, as
     *     many as a machine that admits 7 a second gets through
     * @param sealedOrdersMax sealed orders and reveals under way at a time; apart, so that a privacy service that does not
     *     answer takes no place of an order
     */
    public record Requests(
            @DefaultValue("200") double perSecond,
            @DefaultValue("400") double burst,
            @DefaultValue("65536") int addressesMax,
            @DefaultValue("64") int ordersMax,
            @DefaultValue("64") int sealedOrdersMax) {}

    /**
     * The event stream.
     *
     * @param keptMax events kept to resume from
     * @param pendingMax events waiting to be merged, above which a log that runs ahead is not read on
     * @param subscribersMax streams at a time
     * @param heartbeatMillis quiet time after which a comment is sent, below what proxies cut at
     * @param retryMillis what a subscriber is told to wait before it comes back
     */
    public record Events(
            @DefaultValue("65536") int keptMax,
            @DefaultValue("32768") int pendingMax,
            @DefaultValue("1024") int subscribersMax,
            @DefaultValue("15000") long heartbeatMillis,
            @DefaultValue("1000") long retryMillis) {}

    public GatewaySettings {
        eventTopics = Set.copyOf(eventTopics);
        roles = Set.copyOf(roles);
        announce = List.copyOf(announce);
        peers = List.copyOf(peers);
        requireThat(operator != null && !operator.isBlank(), "causality.operator is the operator's short name");
        requireThat(
                !roles.isEmpty(), "causality.roles is a list of order-book, proof-relay, chain-observer and archive");
        requireThat(replica >= 1, "causality.replica is a number from 1");
        requireThat(networkFile != null, "causality.network-file is the path of network.json");
        requireThat(keysDir != null, "causality.keys-dir is the folder of the operator's keys");
        requireThat(propagationUrl != null, "causality.propagation-url is where propagation-service answers");
        requireThat(mempoolUrl != null, "causality.mempool-url is where mempool-service answers");
        requireThat(bodyBytesMax >= 1024, "causality.body-bytes-max is at least 1024");
    }

    private static void requireThat(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
