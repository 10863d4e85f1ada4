package org.causality.libp2p.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;

/** A TCP proxy on loopback whose traffic can be frozen, so that a peer falls silent without closing. */
final class ForwardingProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final Multiaddr target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Semaphore open = new Semaphore(1);

    ForwardingProxy(Multiaddr target) throws IOException {
        this.target = target;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    Multiaddr address() {
        Multiaddr here = Multiaddr.tcp("127.0.0.1", listener.getLocalPort());
        String peer = target.value(AddressPart.P2P);
        return peer == null ? here : here.with(AddressPart.P2P, peer);
    }

    void freeze() {
        open.acquireUninterruptibly();
    }

    private void accept() {
        try {
            int port = Integer.parseInt(String.valueOf(target.value(AddressPart.TCP)));
            while (true) {
                Socket from = listener.accept();
                Socket to = new Socket(InetAddress.getLoopbackAddress(), port);
                sockets.add(from);
                sockets.add(to);
                Thread.ofVirtual().start(() -> carry(from, to));
                Thread.ofVirtual().start(() -> carry(to, from));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[8_192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                open.acquireUninterruptibly();
                open.release();
                out.write(buffer, 0, count);
            }
        } catch (IOException _) {
            // either side closed
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        open.release();
    }
}
