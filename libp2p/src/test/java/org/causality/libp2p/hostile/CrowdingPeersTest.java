package org.causality.libp2p.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.causality.libp2p.host.BlockingStream;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.identify.IdentifyMessage;
import org.causality.libp2p.kad.Refusal;
import org.causality.libp2p.kad.message.KadMessage;
import org.causality.libp2p.kad.message.Octets;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.proto.ProtoWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Peers that take up room: connections, streams, handshakes, requests, addresses. */
class CrowdingPeersTest {
    private static final KadMessage PING = KadMessage.of(KadMessage.Type.PING, Octets.EMPTY);

    private static final long DRIBBLE_NANOS = 100_000_000;

    private final Siege siege = new Siege();

    @AfterEach
    void close() {
        siege.close();
    }

    private Socket raw() throws IOException {
        String port = Objects.requireNonNull(
                siege.victim.host.listenAddresses().getFirst().value(AddressPart.TCP));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
        socket.setSoTimeout((int) TestHosts.PATIENCE.toMillis());
        return socket;
    }

    private static boolean isClosed(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // what it says first
            }
        } catch (SocketException _) {
            // a reset is a close too
        }
        return true;
    }

    @Test
    void aHandshakeThatDribblesIsEnded() throws Exception {
        try (Socket slow = raw()) {
            AtomicInteger dribbled = new AtomicInteger();
            Thread dribble = Thread.ofVirtual().start(() -> dribble(slow, dribbled));
            assertThat(isClosed(slow)).isTrue();
            // In its own measure of time, which a busy machine stretches as it does the victim's.
            assertThat(dribbled.get() * DRIBBLE_NANOS)
                    .isLessThan(3 * Siege.LIMITS.timeouts().handshake().toNanos());
            dribble.join();
        }
        siege.assertHonestLostNothing();
    }

    private static void dribble(Socket socket, AtomicInteger dribbled) {
        byte[] hello = "\u0013/multistream/1.0.0\n".repeat(100).getBytes(StandardCharsets.US_ASCII);
        try {
            for (byte b : hello) {
                socket.getOutputStream().write(b);
                socket.getOutputStream().flush();
                dribbled.incrementAndGet();
                LockSupport.parkNanos(DRIBBLE_NANOS);
            }
        } catch (IOException _) {
            // closed, as it should be
        }
    }

    @Test
    void aFloodOfDialsLeavesRoomForOthers() throws Exception {
        List<Socket> flood = new ArrayList<>();
        for (int i = 0; i < 3 * Siege.LIMITS.connections().handshakesMax(); i++) {
            flood.add(raw());
        }
        for (Socket socket : flood) {
            assertThat(isClosed(socket)).isTrue();
            socket.close();
        }
        try (Attacker late = siege.attacker(5)) {
            assertThat(late.host.ping(siege.victim.id())).isPositive();
        }
        siege.assertHonestLostNothing();
    }

    @Test
    void onePeerDoesNotTakeAllStreamsOfTheTable() throws Exception {
        try (Attacker attacker = siege.attacker(3)) {
            int held = 0;
            for (int i = 0; i < 100; i++) {
                held += opens(attacker, Node.KAD) ? 1 : 0;
            }
            Node.await(() -> refused(Refusal.PEER_STREAMS_FULL) == 84, "streams refused");
            assertThat(held).isGreaterThanOrEqualTo(16);
            assertThat(refused(Refusal.STREAMS_FULL)).isZero();
            try (BlockingStream stream =
                    siege.honest.host.newStream(siege.victim.id(), Node.KAD).blocking()) {
                stream.writeFrame(PING.encoded());
                assertThat(stream.readFrame(KadMessage.BYTES_MAX)).isNotNull();
            }
        }
        siege.assertHonestLostNothing();
    }

    @Test
    void rubbishAndHalfRequestsToTheTableEndTheirStream() throws Exception {
        try (Attacker attacker = siege.attacker(3)) {
            ends(attacker, stream -> stream.writeFrame(new byte[] {1, 2, 3}));
            ends(attacker, stream -> stream.write(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f}));
            ends(attacker, stream -> {
                stream.write(new byte[] {100, 1});
                stream.closeWrite();
            });
            ends(
                    attacker,
                    stream -> stream.writeFrame(KadMessage.of(KadMessage.Type.FIND_NODE, Octets.EMPTY)
                            .encoded()));
            assertThat(refused(Refusal.MALFORMED)).isEqualTo(1);
            Node.await(() -> refused(Refusal.UNREADABLE) == 2, "counted as unreadable");
            assertThat(refused(Refusal.NOT_GRANTED)).isEqualTo(1);
        }
        siege.assertHonestLostNothing();
    }

    private interface Rudeness {
        void commit(BlockingStream stream) throws IOException;
    }

    private static void ends(Attacker attacker, Rudeness rudeness) throws IOException {
        BlockingStream stream =
                attacker.host.newStream(attacker.victim, Node.KAD).blocking();
        rudeness.commit(stream);
        assertThatThrownBy(() -> stream.readExactly(1)).isInstanceOf(IOException.class);
    }

    private static boolean opens(Attacker attacker, String protocol) {
        try {
            attacker.host.newStream(attacker.victim, protocol);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private long refused(Refusal why) {
        return siege.victim.kad.refusals().getOrDefault(why, 0L);
    }

    @Test
    void whatAPeerSaysOfItselfIsBounded() throws Exception {
        byte[] address = Multiaddr.parse("/ip4/10.0.0.1/tcp/1").bytes();
        ProtoWriter bomb = new ProtoWriter(IdentifyMessage.BYTES_MAX);
        while (bomb.size() < IdentifyMessage.BYTES_MAX - 30) {
            bomb.bytes(2, address).string(3, "/p" + bomb.size());
        }
        try (Attacker attacker = siege.attacker(3)) {
            for (int i = 0; i < 50; i++) {
                BlockingStream stream = attacker.host
                        .newStream(attacker.victim, IdentifyMessage.PUSH_PROTOCOL)
                        .blocking();
                stream.writeFrame(i % 2 == 0 ? bomb.toByteArray() : new byte[IdentifyMessage.BYTES_MAX + 1]);
                stream.closeWrite();
            }
            assertThat(attacker.host.ping(siege.victim.id())).isPositive();
        }
        siege.assertHonestLostNothing();
    }

    @Test
    void streamsBeyondTheLimitAreReset() throws Exception {
        try (Attacker attacker = siege.attacker(3)) {
            int opened = 0;
            while (opened < 2_000 && opens(attacker, "/ipfs/ping/1.0.0")) {
                opened++;
            }
            assertThat(opened)
                    .isPositive()
                    .isLessThanOrEqualTo(Siege.LIMITS.yamux().inboundStreamsMax());
        }
        siege.assertHonestLostNothing();
    }
}
