package org.causality.libp2p.quic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stands between one dialler and a listener on loopback and carries what a test wants, when it wants. No thread of its own. */
final class Relay implements AutoCloseable {
    private static final int DATAGRAM_BYTES_MAX = 2_048;

    private final DatagramChannel here = open();
    private final DatagramChannel there = open();
    private final SocketAddress listener;
    private @Nullable SocketAddress dialler;

    Relay(SocketAddress listener) throws IOException {
        this.listener = listener;
    }

    private static DatagramChannel open() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channel.configureBlocking(false);
        return channel;
    }

    /** What to dial. */
    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) here.getLocalAddress();
    }

    /** Takes what the dialler has sent since the last time. */
    List<ByteBuffer> fromDialler() throws IOException {
        return drain(here, from -> dialler = from);
    }

    /** Brings the listener what the dialler sent. */
    void toListener(List<ByteBuffer> datagrams) throws IOException {
        for (ByteBuffer datagram : datagrams) {
            there.send(datagram, listener);
        }
    }

    /** Brings the dialler what the listener has sent since the last time, and tells how many datagrams. */
    int toDialler() throws IOException {
        List<ByteBuffer> datagrams = drain(there, _ -> {});
        for (ByteBuffer datagram : datagrams) {
            here.send(datagram, dialler);
        }
        return datagrams.size();
    }

    private List<ByteBuffer> drain(DatagramChannel channel, Consumer<SocketAddress> senders) throws IOException {
        List<ByteBuffer> all = new ArrayList<>();
        while (true) {
            ByteBuffer datagram = ByteBuffer.allocate(DATAGRAM_BYTES_MAX);
            SocketAddress from = channel.receive(datagram);
            if (from == null) {
                return all;
            }
            senders.accept(from);
            all.add(datagram.flip());
        }
    }

    @Override
    public void close() throws IOException {
        here.close();
        there.close();
    }
}
