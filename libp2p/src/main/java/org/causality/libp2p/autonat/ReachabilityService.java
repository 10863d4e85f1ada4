package org.causality.libp2p.autonat;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.causality.libp2p.gossip.MonotonicTime;
import org.causality.libp2p.host.BlockingStream;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.Identified;
import org.causality.libp2p.host.StreamHandler;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.MalformedException;
import org.causality.libp2p.multiformats.Multiaddr;

/**
 * Asks peers to dial us and dials those who ask. Addresses that nobody could dial are not told to others; one that
 * nobody has tried yet is told, but is not called reachable. Safe from any thread.
 */
public final class ReachabilityService implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ReachabilityService.class.getName());

    /** Servers asked in one round; each is asked about every address. */
    private static final int SERVERS_A_ROUND_MAX = 3;

    /** Addresses of ours that are looked at. */
    private static final int ADDRESSES_MAX = 8;

    /** Most we pay to have an address dialled where the server does not see us. */
    private static final int PAYMENT_BYTES_MAX = 100_000;

    private final Host host;
    private final Nonces nonces = new Nonces();
    private final DialServer server;
    private final List<Multiaddr> ours;
    private final Map<Multiaddr, Findings> findings = new LinkedHashMap<>();
    private final AtomicBoolean asking = new AtomicBoolean();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("reachability").factory());

    /**
     * How a service works.
     *
     * @param server what it does for others
     * @param firstAfter until the first round
     * @param every from one round to the next
     * @param confirmations servers that must agree
     */
    public record Settings(ServerLimits server, Duration firstAfter, Duration every, int confirmations) {
        /** A round in ten minutes, two servers that agree. */
        public static Settings defaults() {
            return new Settings(ServerLimits.defaults(), Duration.ofSeconds(15), Duration.ofMinutes(10), 2);
        }

        /** The same on networks of one's own, where one server is enough. */
        public Settings withLocalAddresses() {
            return new Settings(server.withLocalAddresses(), firstAfter, every, 1);
        }
    }

    private ReachabilityService(Host host, Settings settings) {
        this.host = host;
        this.server = new DialServer(host, settings.server(), new MonotonicTime());
        this.ours = host.dialAddresses().stream()
                .map(address -> address.without(AddressPart.P2P))
                .limit(ADDRESSES_MAX)
                .toList();
        ours.forEach(address -> findings.put(address, new Findings(settings.confirmations())));
    }

    /** Answers from now on, and asks in rounds. */
    public static ReachabilityService start(Host host, Settings settings) {
        ReachabilityService service = new ReachabilityService(host, settings);
        host.handle(DialServer.PROTOCOL, StreamHandler.blocking(service.server::answer));
        host.handle(DialBack.PROTOCOL, StreamHandler.blocking(service.nonces::take));
        var _ = service.rounds.scheduleWithFixedDelay(
                service::round,
                settings.firstAfter().toMillis(),
                settings.every().toMillis(),
                TimeUnit.MILLISECONDS);
        return service;
    }

    private void round() {
        if (asking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("am I reachable").start(() -> {
                try {
                    servers().forEach(this::ask);
                } finally {
                    asking.set(false);
                }
            });
        }
    }

    private List<Connection> servers() {
        List<Connection> able = new ArrayList<>(host.connections().stream()
                .filter(connection -> {
                    Identified about = connection.identified();
                    return about != null && about.protocols().contains(DialServer.PROTOCOL);
                })
                .toList());
        Collections.shuffle(able);
        return able.stream().limit(SERVERS_A_ROUND_MAX).toList();
    }

    private void ask(Connection connection) {
        for (Multiaddr address : ours) {
            try {
                ask(connection, address);
            } catch (IOException | MalformedException e) {
                LOG.log(
                        Level.DEBUG,
                        "{0} did not say whether {1} is reachable: {2}",
                        connection,
                        address,
                        e.getMessage());
            }
        }
        host.withhold(unreachable());
    }

    /** One address at a time, so that an answer is about that address. */
    void ask(Connection connection, Multiaddr address) throws IOException {
        long nonce = nonces.draw(connection);
        try (BlockingStream stream =
                connection.newStream(List.of(DialServer.PROTOCOL)).blocking()) {
            stream.writeFrame(new DialMessage.Request(List.of(address.bytes()), nonce).encoded());
            DialMessage.Response answer = answer(stream);
            boolean back = nonces.cameBack(nonce);
            if (back || isFailure(answer)) {
                found(connection, address, back);
            }
        } finally {
            var _ = nonces.cameBack(nonce);
        }
    }

    private static boolean isFailure(DialMessage.Response answer) {
        return answer.status() == DialMessage.Status.OK && answer.dialStatus() == DialMessage.DialStatus.DIAL_ERROR;
    }

    private static DialMessage.Response answer(BlockingStream stream) throws IOException {
        DialMessage first = read(stream);
        if (first instanceof DialMessage.DataRequest(int _, long price)) {
            pay(stream, price);
            first = read(stream);
        }
        if (first instanceof DialMessage.Response response) {
            return response;
        }
        throw new IOException("the server did not answer a request");
    }

    private static DialMessage read(BlockingStream stream) throws IOException {
        byte[] frame = stream.readFrame(DialMessage.BYTES_MAX);
        if (frame == null) {
            throw new IOException("the server ended without an answer");
        }
        return DialMessage.parse(frame);
    }

    private static void pay(BlockingStream stream, long price) throws IOException {
        if (price < 0 || price > PAYMENT_BYTES_MAX) {
            throw new IOException("the server asks for too many bytes");
        }
        byte[] piece = new DialMessage.Data(DialMessage.DATA_BYTES_MAX).encoded();
        for (long paid = 0; paid < price; paid += DialMessage.DATA_BYTES_MAX) {
            stream.writeFrame(piece);
        }
    }

    private synchronized void found(Connection connection, Multiaddr address, boolean reached) {
        Findings of = findings.get(address);
        if (of != null) {
            of.found(connection.remotePeer(), reached);
        }
    }

    private Set<Multiaddr> unreachable() {
        return addresses().entrySet().stream()
                .filter(entry -> entry.getValue() == Reachability.UNREACHABLE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is known of each address of ours, without the {@code /p2p} part. */
    public synchronized Map<Multiaddr, Reachability> addresses() {
        Map<Multiaddr, Reachability> known = new LinkedHashMap<>();
        findings.forEach((address, of) -> known.put(address, of.reachability()));
        return known;
    }

    /** Requests of others that were served. */
    public long served() {
        return server.served();
    }

    /** Requests of others that were rejected because of a limit. */
    public long rejected() {
        return server.rejected();
    }

    /** Asks and answers no more. */
    @Override
    public void close() {
        rounds.shutdownNow();
        host.unhandle(DialServer.PROTOCOL);
        host.unhandle(DialBack.PROTOCOL);
    }
}
