package org.causality.libp2p.host;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;
import org.jspecify.annotations.Nullable;

/** Stands between a dialler and a listener on loopback, for one connection, and counts its flights. */
final class CountingProxy implements AutoCloseable {
    private static final int PIECE_BYTES_MAX = 64 * 1024;

    final Flights flights = new Flights();
    private final List<Closeable> sockets = new ArrayList<>();
    private final Multiaddr address;

    CountingProxy(TestHosts.Over over, Multiaddr listener) throws IOException {
        int port = Integer.parseInt(listener.parts().get(1).value());
        InetSocketAddress target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        String peer = String.valueOf(listener.value(AddressPart.P2P));
        Multiaddr here = switch (over) {
            case TCP -> Addresses.tcp(tcp(target));
            case QUIC -> Addresses.quic(udp(target));
        };
        address = here.with(AddressPart.P2P, peer);
    }

    /** What to dial. */
    Multiaddr address() {
        return address;
    }

    // ---- TCP

    private InetSocketAddress tcp(InetSocketAddress target) throws IOException {
        ServerSocket server = keep(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(() -> {
            try {
                Socket dialler = keep(server.accept());
                Socket listener = keep(new Socket(target.getAddress(), target.getPort()));
                carry(dialler, listener, flights::toListener);
                carry(listener, dialler, flights::toDialler);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    private static void carry(Socket from, Socket to, Consumer<Runnable> line) throws IOException {
        to.setTcpNoDelay(true);
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        Thread.ofVirtual()
                .start(() -> quietly(() -> {
                    byte[] buffer = new byte[PIECE_BYTES_MAX];
                    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                        byte[] piece = Arrays.copyOf(buffer, count);
                        line.accept(() -> quietly(() -> out.write(piece)));
                    }
                }));
    }

    // ---- UDP

    private InetSocketAddress udp(InetSocketAddress target) throws IOException {
        DatagramSocket here = keep(new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        DatagramSocket there = keep(new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        AtomicReference<@Nullable InetSocketAddress> dialler = new AtomicReference<>();
        carry(here, packet -> {
            dialler.set((InetSocketAddress) packet.getSocketAddress());
            flights.toListener(() -> send(there, packet, target));
        });
        carry(there, packet -> flights.toDialler(() -> send(here, packet, dialler.get())));
        return (InetSocketAddress) here.getLocalSocketAddress();
    }

    private static void carry(DatagramSocket from, Consumer<DatagramPacket> line) {
        Thread.ofVirtual()
                .start(() -> quietly(() -> {
                    while (true) {
                        DatagramPacket packet = new DatagramPacket(new byte[PIECE_BYTES_MAX], PIECE_BYTES_MAX);
                        from.receive(packet);
                        line.accept(packet);
                    }
                }));
    }

    private static void send(DatagramSocket by, DatagramPacket packet, @Nullable InetSocketAddress to) {
        if (to != null) {
            quietly(() -> by.send(new DatagramPacket(packet.getData(), packet.getLength(), to)));
        }
    }

    // ---- both

    private interface Work {
        void run() throws IOException;
    }

    /** Whoever closes a connection ends the work on it. */
    private static void quietly(Work work) {
        try {
            work.run();
        } catch (IOException _) {
            // the test is over, or sees it
        }
    }

    private synchronized <C extends Closeable> C keep(C socket) {
        sockets.add(socket);
        return socket;
    }

    @Override
    public synchronized void close() throws IOException {
        flights.close();
        for (Closeable socket : sockets) {
            socket.close();
        }
    }
}
