package org.causality.libp2p.hostile;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.multiformats.Multiaddr;

/**
 * Peers that send what they prepared as fast as it is taken, each under a new name every second: {@code FloodAttackers
 * <address> <peers> <seconds>}. In a JVM of their own, so that what they cost is not taken for what they cost others.
 */
final class FloodAttackers {
    private static final int FRAMES = 400;
    private static final int NAMES_PER_ATTACKER_MAX = 1_000;
    private static final long NAME_NANOS = 1_000_000_000L;

    private final AtomicLong sent = new AtomicLong();
    private final Multiaddr victim;
    private final long end;

    private FloodAttackers(Multiaddr victim, long end) {
        this.victim = victim;
        this.end = end;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Multiaddr victim = Multiaddr.parse(arguments[0]);
        int peers = Integer.parseInt(arguments[1]);
        List<List<Rpc>> prepared = new ArrayList<>();
        for (int i = 0; i < peers; i++) {
            prepared.add(prepare(Node.key(100 + i)));
        }
        FloodAttackers flood =
                new FloodAttackers(victim, System.nanoTime() + Long.parseLong(arguments[2]) * 1_000_000_000L);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < peers; i++) {
            int number = i;
            threads.add(Thread.ofVirtual().start(() -> flood.attack(number, prepared.get(number))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("sent " + flood.sent.get());
        System.exit(0);
    }

    /** Half of it forged, a quarter replayed, a quarter on a topic that nobody follows. */
    private static List<Rpc> prepare(PrivateKey author) {
        List<Rpc> frames = new ArrayList<>();
        Message replayed = Attacker.signed(author, 1, "replay");
        Message elsewhere = Attacker.signed(author, new Topic("/nobody/follows"), 2, "elsewhere");
        for (int i = 0; i < FRAMES; i++) {
            Message forged = Attacker.swapped(Attacker.signed(author, 10 + i, "good"), "x".repeat(500));
            frames.add(Rpc.of(i % 2 == 0 ? forged : i % 4 == 1 ? replayed : elsewhere));
        }
        return frames;
    }

    private void attack(int number, List<Rpc> prepared) {
        for (int name = 0; name < NAMES_PER_ATTACKER_MAX && System.nanoTime() < end; name++) {
            try (Attacker attacker = new Attacker(PrivateKey.generate(new SecureRandom()), victim)) {
                attacker.follow();
                List<byte[]> frames = prepared.stream().map(attacker::encoded).toList();
                long nextName = Math.min(end, System.nanoTime() + NAME_NANOS);
                for (int i = 0; System.nanoTime() < nextName && attacker.write(frames.get(i % FRAMES)); i++) {
                    sent.incrementAndGet();
                }
            } catch (RuntimeException e) {
                System.out.println("attacker " + number + ": " + e);
            }
        }
    }
}
