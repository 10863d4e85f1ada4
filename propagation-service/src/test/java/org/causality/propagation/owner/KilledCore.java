package org.causality.propagation.owner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.causality.model.message.Draft;
import org.causality.model.message.Envelope;
import org.causality.model.message.PriorityClass;
import org.causality.model.network.FileOperatorSigner;
import org.causality.propagation.adapter.KafkaRelay;
import org.causality.propagation.causal.CausalLimits;
import org.causality.propagation.causal.HealthPlan;
import org.causality.propagation.causal.Input;
import org.causality.propagation.causal.RandomHistory;
import org.causality.propagation.message.Drafts;

/**
 * A process of one operator's core under load, for the tests that kill it: it publishes drafts as fast as they are taken
 * and takes in a history with liars. It tells on its standard output, one line each: {@code waiting}, {@code active},
 * {@code ack <draft id>} for each draft it was promised, {@code at <place>} when it has come to where it is to die; then it
 * stands still until it is killed.
 *
 * <p>Arguments: JDBC address, user, password, Kafka's address, operator, key folder, lease in ms, seed, place, passings.
 */
final class KilledCore {

    private static final int POSTERS = 4;
    private static final int HISTORY = 200;
    private static final long LOOK_NANOS = 5_000_000;

    private final CoreOwner owner;
    private final long seed;

    private KilledCore(CoreOwner owner, long seed) {
        this.owner = owner;
        this.seed = seed;
    }

    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().start(KilledCore::endWithTheParent);
        String operator = arguments[4];
        long leaseMillis = Long.parseLong(arguments[6]);
        var source = OwnedNode.source(arguments[0], arguments[1], arguments[2], operator + "_propagation");
        var signer = FileOperatorSigner.open(OwnedNode.NETWORK, Path.of(arguments[5]));
        OwnerSettings settings = new OwnerSettings(
                OwnedNode.genesis(operator, signer),
                signer,
                CausalLimits.DEFAULT,
                HealthPlan.SILENT,
                UUID.randomUUID().toString(),
                leaseMillis / 3);
        CoreOwner owner = new CoreOwner(
                settings,
                OwnedNode.log(source, leaseMillis),
                new KafkaRelay(arguments[3], operator),
                standStillAt(arguments[8], Integer.parseInt(arguments[9])),
                new CoreListener() {
                    @Override
                    public void active(long fence) {
                        tell("active");
                    }
                },
                Clock.systemUTC());
        owner.start();
        tell("waiting");
        new KilledCore(owner, Long.parseLong(arguments[7])).work();
    }

    /** Standard input ends when the test's process does, however it ended. */
    private static void endWithTheParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said.
            }
        } catch (IOException _) {
            // The same end.
        }
        Runtime.getRuntime().halt(0);
    }

    private static CrashPoint standStillAt(String place, int passings) {
        AtomicInteger left = new AtomicInteger(passings);
        return at -> {
            if (at.name().equals(place) && left.decrementAndGet() == 0) {
                tell("at " + place);
                standStill();
            }
        };
    }

    private static void standStill() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static synchronized void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private void work() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int poster = 0; poster < POSTERS; poster++) {
            long numbers = (seed * POSTERS + poster) << 32;
            threads.add(Thread.startVirtualThread(() -> post(numbers)));
        }
        threads.add(Thread.startVirtualThread(this::hear));
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void post(long numbers) {
        for (long number = numbers; ; number++) {
            Draft draft = Drafts.cancellation(number);
            submit(Source.PUBLISH, new Input.Publish(draft));
            tell("ack " + draft.id().hex());
        }
    }

    private void hear() {
        List<Envelope> envelopes = new ArrayList<>(new RandomHistory(seed, 4, HISTORY, 0.05).envelopes());
        Collections.shuffle(envelopes, new Random(seed));
        envelopes.forEach(envelope -> submit(Source.WIRE, Input.Received.of(envelope, "p1", PriorityClass.MEDIUM, 1)));
    }

    /** Again until it is taken, as a consumer does. */
    private void submit(Source source, Input input) {
        while (true) {
            try {
                owner.submit(source, List.of(input));
                return;
            } catch (CoreUnavailableException _) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }
}
