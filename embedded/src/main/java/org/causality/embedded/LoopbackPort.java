package org.causality.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** A TCP port on 127.0.0.1: asked for by number, or found free (0). */
public final class LoopbackPort {
    /** Linux hands out ports from 32768 on to outgoing connections, so a listener below it is not robbed. */
    static final int EPHEMERAL_FROM = 32_768;

    private static final int SEARCH_FROM = 22_000;
    private static final int ATTEMPTS_MAX = 64;

    /** Ports this JVM has handed out: two searches at once must not find the same one. */
    private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

    private LoopbackPort() {}

    /**
     * The wanted port, or a free one when {@code wanted} is 0.
     *
     * @param purpose what listens there, for the message
     * @param flag what the user can change, for example {@code --base-port}
     * @throws CouldNotStart when the wanted port is taken
     */
    public static int claim(int wanted, String purpose, String flag) {
        if (wanted == 0) {
            return free();
        }
        if (!isFree(wanted)) {
            throw new CouldNotStart("Port " + wanted + " (" + purpose + ") is taken: end the program that holds it, or"
                    + " choose other ports with " + flag + ".");
        }
        return wanted;
    }

    /** A free port, below Linux's ephemeral range unless nothing there is free. */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(SEARCH_FROM, EPHEMERAL_FROM);
            if (isFree(port) && HANDED_OUT.add(port)) {
                return port;
            }
        }
        return anyFree();
    }

    private static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CouldNotStart("No free port is left on 127.0.0.1.", e);
        }
    }

    /** Whether a listener could take this port now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // else a port in TIME_WAIT after a restart would look taken
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
