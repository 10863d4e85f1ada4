package org.causality.libp2p.autonat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.host.BlockingStream;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.DialException;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;
import org.jspecify.annotations.Nullable;

/** Dials peers that want to know whether they can be dialled: one address a request, never a name, and not for nothing. */
final class DialServer {
    static final String PROTOCOL = "/libp2p/autonat/2/dial-request";

    private static final DialMessage.Response REJECTED =
            new DialMessage.Response(DialMessage.Status.REQUEST_REJECTED, 0, DialMessage.DialStatus.UNUSED);
    private static final DialMessage.Response REFUSED =
            new DialMessage.Response(DialMessage.Status.DIAL_REFUSED, 0, DialMessage.DialStatus.UNUSED);

    private final Host host;
    private final ServerLimits limits;
    private final InstantSource time;
    private final Semaphore room;
    private final LongAdder served = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private Instant windowEnds = Instant.MIN;
    private final Map<PeerId, Integer> ofPeer = new HashMap<>();
    private int requests;

    DialServer(Host host, ServerLimits limits, InstantSource time) {
        this.host = host;
        this.limits = limits;
        this.time = time;
        this.room = new Semaphore(limits.atOnceMax());
    }

    void answer(BlockingStream stream) throws IOException {
        byte[] frame = stream.readFrame(DialMessage.BYTES_MAX);
        if (frame == null || !(DialMessage.parse(frame) instanceof DialMessage.Request request)) {
            throw new IOException("a dial stream begins with a request");
        }
        if (!mayAsk(stream.remotePeer()) || !room.tryAcquire()) {
            rejected.increment();
            stream.writeFrame(REJECTED.encoded());
            return;
        }
        try {
            served.increment();
            stream.writeFrame(serve(request, stream).encoded());
        } finally {
            room.release();
        }
    }

    /** As many peers are counted as there are requests in a window. */
    private synchronized boolean mayAsk(PeerId peer) {
        Instant now = time.instant();
        if (!windowEnds.isAfter(now)) {
            windowEnds = now.plus(limits.window());
            ofPeer.clear();
            requests = 0;
        }
        int asked = ofPeer.getOrDefault(peer, 0);
        if (requests >= limits.requestsPerWindow() || asked >= limits.requestsOfPeerPerWindow()) {
            return false;
        }
        requests++;
        ofPeer.put(peer, asked + 1);
        return true;
    }

    private DialMessage.Response serve(DialMessage.Request request, BlockingStream stream) throws IOException {
        for (int index = 0; index < request.addresses().size(); index++) {
            Multiaddr address = DialMessage.address(request, index);
            if (address != null && mayDial(address)) {
                if (!isWhereHeIs(address, stream.stream().connection().remoteAddress())) {
                    takePayment(index, stream);
                }
                DialMessage.DialStatus status = dialBack(address, stream.remotePeer(), request.nonce());
                return new DialMessage.Response(DialMessage.Status.OK, index, status);
            }
        }
        return REFUSED;
    }

    /** TCP or QUIC to a literal address: a name could be anybody's, and somebody else by the time it is dialled. */
    private boolean mayDial(Multiaddr address) {
        return hostOf(address) != null
                && address.isDirect()
                && (limits.localAddresses() || !AddressGroup.of(address).isLocal());
    }

    private static boolean isWhereHeIs(Multiaddr address, Multiaddr remote) {
        String host = hostOf(address);
        return host != null && host.equals(hostOf(remote));
    }

    private static @Nullable String hostOf(Multiaddr address) {
        String four = address.value(AddressPart.IP4);
        return four == null ? address.value(AddressPart.IP6) : four;
    }

    private void takePayment(int index, BlockingStream stream) throws IOException {
        int price = RandomGenerator.getDefault().nextInt(limits.dataBytesMin(), limits.dataBytesMax() + 1);
        stream.writeFrame(new DialMessage.DataRequest(index, price).encoded());
        int paid = 0;
        for (int frames = 0; paid < price; frames++) {
            byte[] frame = stream.readFrame(DialMessage.BYTES_MAX);
            if (frame == null
                    || frames == limits.dataFramesMax()
                    || !(DialMessage.parse(frame) instanceof DialMessage.Data(int bytes))) {
                throw new IOException("a dial to elsewhere was not paid for");
            }
            paid += bytes;
        }
    }

    private DialMessage.DialStatus dialBack(Multiaddr address, PeerId peer, long nonce) {
        Connection connection;
        try {
            connection = host.dialAgain(address.without(AddressPart.P2P).with(AddressPart.P2P, peer.toString()));
        } catch (DialException _) {
            return DialMessage.DialStatus.DIAL_ERROR;
        }
        try (BlockingStream back =
                connection.newStream(List.of(DialBack.PROTOCOL)).blocking()) {
            back.writeFrame(DialBack.encoded(nonce));
            back.closeWrite();
            awaitThanks(back);
            return DialMessage.DialStatus.OK;
        } catch (IOException | RuntimeException _) {
            return DialMessage.DialStatus.DIAL_BACK_ERROR;
        } finally {
            connection.close();
        }
    }

    /**
     * Leaves the peer time to read. Whether it was the right number it knows itself; and go-libp2p resets the stream as soon
     * as it has thanked, which over QUIC takes the thanks back.
     */
    private static void awaitThanks(BlockingStream back) {
        try {
            byte[] _ = back.readFrame(DialBack.BYTES_MAX);
        } catch (IOException _) {
            // it has been there all the same
        }
    }

    long served() {
        return served.sum();
    }

    long rejected() {
        return rejected.sum();
    }
}
