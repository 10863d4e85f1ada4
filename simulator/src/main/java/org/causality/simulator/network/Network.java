package org.causality.simulator.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.causality.simulator.engine.Engine;
import org.causality.simulator.engine.Event;
import org.causality.simulator.script.Medium;

/** All links of a run, and what is on its way over them. */
public final class Network {
    /** From one try of a stream to get through to the next, while something is in the way. */
    private static final long RETRY_MICROS = 500_000;

    /** Within so long after it became possible, a broken link is made again. */
    private static final long REDIAL_MICROS_MAX = 1_000_000;

    /** A frame that is overtaken comes so many latencies late, at most. */
    private static final int REORDER_LATENCIES_MAX = 5;

    private final Engine engine;
    private final SplittableRandom random;
    private final long timeoutMicros;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final BitSet dead = new BitSet();
    private final Set<Cut> cuts = new LinkedHashSet<>();
    private Medium medium;
    private long sent;
    private long lost;

    public Network(Engine engine, Medium medium, long timeoutMicros, SplittableRandom random) {
        this.engine = engine;
        this.medium = medium;
        this.timeoutMicros = timeoutMicros;
        this.random = random;
    }

    /** Joins as the node with the next number. */
    public void join(Endpoint endpoint) {
        endpoints.add(endpoint);
    }

    /** Makes a link between two nodes that have none. */
    public void link(int dialler, int listener) {
        Link link = new Link(dialler, listener);
        links.add(link);
        begin(link);
    }

    /** From now on links are like that. */
    public void medium(Medium other) {
        medium = other;
    }

    public Medium medium() {
        return medium;
    }

    // ---- frames

    /** Sends a frame over a link that is up; over another it is lost. */
    public void send(Link link, int from, Frame frame) {
        sent++;
        if (!link.isUp()) {
            lost++;
            return;
        }
        boolean gossip = frame.mayBeLost();
        if (gossip && chance(medium.loss())) {
            lost++;
            return;
        }
        long delay = medium.latencyMicros() + draw(medium.jitterMicros());
        arriveAt(link, from, frame, delay, gossip && chance(medium.reorder()));
        if (gossip && chance(medium.duplicate())) {
            arriveAt(link, from, frame, delay + draw(medium.latencyMicros()), true);
        }
    }

    private void arriveAt(Link link, int from, Frame frame, long delay, boolean reordered) {
        int to = link.other(from);
        long arrival = engine.nowMicros() + delay;
        engine.at(
                reordered ? arrival + draw(REORDER_LATENCIES_MAX * medium.latencyMicros()) : link.inOrder(to, arrival),
                new Arrival(link, link.epoch(), from, to, frame));
    }

    private boolean chance(double part) {
        return part > 0 && random.nextDouble() < part;
    }

    private long draw(long most) {
        return most == 0 ? 0 : random.nextLong(most + 1);
    }

    private final class Arrival extends Event {
        private final Link link;
        private final int epoch;
        private final int from;
        private final int to;
        private final Frame frame;

        private Arrival(Link link, int epoch, int from, int to, Frame frame) {
            this.link = link;
            this.epoch = epoch;
            this.from = from;
            this.to = to;
            this.frame = frame;
        }

        @Override
        protected void happen() {
            if (link.epoch() != epoch) {
                lost++;
            } else if (!isStopped(from, to)) {
                endpoints.get(to).received(link, frame);
            } else if (frame.mayBeLost()) {
                lost++;
            } else {
                engine.after(RETRY_MICROS, new Arrival(link, epoch, from, to, frame));
            }
        }

        @Override
        protected long trace() {
            return Engine.word(1, ((long) from << 32) + to, frame.trace());
        }
    }

    // ---- what is in the way

    public void cut(Cut cut) {
        cuts.add(cut);
        look();
    }

    public void mend(Cut cut) {
        cuts.remove(cut);
        look();
    }

    /** The node is gone at once; its neighbours see their connections reset. */
    public void crash(int node) {
        dead.set(node);
        for (Link link : links) {
            if ((link.dialler() == node || link.listener() == node) && link.isUp()) {
                end(link, node);
            }
        }
    }

    public void restart(int node) {
        dead.clear(node);
        links.stream()
                .filter(link -> link.dialler() == node || link.listener() == node)
                .forEach(this::redial);
    }

    private boolean isStopped(int from, int to) {
        for (Cut cut : cuts) {
            if (cut.stops(from, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean isBlocked(Link link) {
        return isStopped(link.dialler(), link.listener()) || isStopped(link.listener(), link.dialler());
    }

    private void look() {
        for (Link link : links) {
            boolean blocked = isBlocked(link);
            if (blocked && !link.isBlocked()) {
                link.block(engine.nowMicros());
                engine.after(timeoutMicros, new Timeout(link, engine.nowMicros()));
            } else if (!blocked && link.isBlocked()) {
                link.free();
                redial(link);
            }
        }
    }

    private final class Timeout extends Event {
        private final Link link;
        private final long sinceMicros;

        private Timeout(Link link, long sinceMicros) {
            this.link = link;
            this.sinceMicros = sinceMicros;
        }

        @Override
        protected void happen() {
            if (link.isUp() && link.blockedSinceMicros() == sinceMicros) {
                end(link, -1);
            }
        }

        @Override
        protected long trace() {
            return Engine.word(2, link.dialler(), link.listener());
        }
    }

    private void begin(Link link) {
        link.begin();
        endpoints.get(link.dialler()).connected(link);
        endpoints.get(link.listener()).connected(link);
    }

    /** @param without a node that does not see it any more, -1 for none */
    private void end(Link link, int without) {
        link.end();
        for (int node : new int[] {link.dialler(), link.listener()}) {
            if (node != without && !dead.get(node)) {
                endpoints.get(node).disconnected(link);
            }
        }
    }

    private void redial(Link link) {
        if (!link.isUp() && link.redial()) {
            engine.after(draw(REDIAL_MICROS_MAX), new Redial(link));
        }
    }

    /** What is still in the way then begins a new dial when it goes. */
    private final class Redial extends Event {
        private final Link link;

        private Redial(Link link) {
            this.link = link;
        }

        @Override
        protected void happen() {
            link.redialFailed();
            boolean possible = !dead.get(link.dialler()) && !dead.get(link.listener()) && !isBlocked(link);
            if (possible && !link.isUp()) {
                begin(link);
            }
        }

        @Override
        protected long trace() {
            return Engine.word(3, link.dialler(), link.listener());
        }
    }

    // ---- figures

    public long sent() {
        return sent;
    }

    public long lost() {
        return lost;
    }

    public int links() {
        return links.size();
    }
}
