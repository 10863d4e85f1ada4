package org.causality.libp2p.kad;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.lookup.Input;
import org.causality.libp2p.kad.lookup.Lookup;
import org.causality.libp2p.kad.lookup.Output;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadMessage;
import org.jspecify.annotations.Nullable;

/** Runs one {@link Lookup}: each query on a virtual thread, all decisions on the thread of the caller. */
final class Search {
    /** Hears every answer, on the caller's thread. */
    @FunctionalInterface
    interface Hearing {
        /** Whether this is enough and the search can end. */
        boolean enough(Contact from, KadMessage answer);
    }

    /** Hears how peers behave, on the caller's thread. */
    interface Behaviour {
        /** Names that the answer held and that may be followed. */
        List<Contact> answered(Contact from, KadMessage answer);

        /** No answer, in time or at all. */
        void failed(PeerId peer);
    }

    private record Event(Contact contact, @Nullable KadMessage answer) {}

    private static final Duration WAIT_MAX = Duration.ofSeconds(60);

    private final Messenger messenger;
    private final InstantSource time;
    private final Behaviour behaviour;
    private final KadMessage request;
    private final Hearing hearing;

    /** At most one event for each query. */
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private final Map<PeerId, Thread> underWay = new HashMap<>();
    private List<Contact> closest = List.of();

    Search(Messenger messenger, InstantSource time, Behaviour behaviour, KadMessage request, Hearing hearing) {
        this.messenger = messenger;
        this.time = time;
        this.behaviour = behaviour;
        this.request = request;
        this.hearing = hearing;
    }

    /** Blocks until the lookup is over and returns the nearest peers that answered. */
    List<Contact> run(Lookup lookup) throws InterruptedException {
        try {
            obey(lookup.handle(new Input.Start(), time.instant()));
            while (!lookup.isOver()) {
                Instant now = time.instant();
                Event event = events.poll(waitNanos(now, lookup.nextDeadline()), TimeUnit.NANOSECONDS);
                if (event != null) {
                    settle(event, lookup);
                }
                obey(lookup.handle(new Input.Tick(), time.instant()));
            }
        } finally {
            underWay.values().forEach(Thread::interrupt);
        }
        return closest;
    }

    private static long waitNanos(Instant now, Instant deadline) {
        Duration wait = deadline.isAfter(now.plus(WAIT_MAX)) ? WAIT_MAX : Duration.between(now, deadline);
        return Math.max(0, wait.toNanos());
    }

    private void obey(List<Output> outputs) {
        for (Output output : outputs) {
            switch (output) {
                case Output.Query(Contact contact) -> ask(contact);
                case Output.TimedOut(PeerId peer) -> giveUp(peer);
                case Output.Finished(List<Contact> nearest, Output.End _) -> closest = nearest;
            }
        }
    }

    private void ask(Contact contact) {
        Thread query = Thread.ofVirtual().name("kad query").unstarted(() -> {
            try {
                events.add(new Event(contact, messenger.ask(contact, request)));
            } catch (IOException | RuntimeException _) {
                events.add(new Event(contact, null));
            }
        });
        underWay.put(contact.peer(), query);
        query.start();
    }

    private void giveUp(PeerId peer) {
        Thread query = underWay.remove(peer);
        if (query != null) {
            query.interrupt();
            behaviour.failed(peer);
        }
    }

    private void settle(Event event, Lookup lookup) {
        Contact from = event.contact;
        if (underWay.remove(from.peer()) == null) {
            return;
        }
        if (event.answer == null) {
            behaviour.failed(from.peer());
            obey(lookup.handle(new Input.Failed(from.peer()), time.instant()));
            return;
        }
        List<Contact> named = behaviour.answered(from, event.answer);
        boolean enough = hearing.enough(from, event.answer);
        obey(lookup.handle(new Input.Answered(from.peer(), named), time.instant()));
        if (enough) {
            obey(lookup.handle(new Input.Stop(), time.instant()));
        }
    }
}
