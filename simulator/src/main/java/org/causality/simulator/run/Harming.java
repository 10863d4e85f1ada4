package org.causality.simulator.run;

import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.causality.simulator.engine.Engine;
import org.causality.simulator.engine.Event;
import org.causality.simulator.network.Cut;
import org.causality.simulator.network.Network;
import org.causality.simulator.node.Node;
import org.causality.simulator.script.Fault;
import org.causality.simulator.script.Harm;
import org.causality.simulator.script.Medium;
import org.causality.simulator.script.Who;

/** Makes things go wrong, and right again, at their times. */
final class Harming {
    private final Engine engine;
    private final Network network;
    private final List<Node> nodes;

    Harming(Engine engine, Network network, List<Node> nodes) {
        this.engine = engine;
        this.network = network;
        this.nodes = nodes;
    }

    void plan(Fault fault) {
        switch (fault.harm()) {
            case Harm.Split split -> plan(fault, split);
            case Harm.Crash(Who who) -> between(fault, () -> each(who, this::crash), () -> each(who, this::restart));
            case Harm.SlowDisk(Who who, long micros) -> {
                long before = nodes.getFirst().syncMicros();
                between(
                        fault,
                        () -> each(who, node -> node.syncMicros(micros)),
                        () -> each(who, node -> node.syncMicros(before)));
            }
            case Harm.Skew(Who who, long micros) ->
                between(fault, () -> each(who, node -> node.ahead(micros)), () -> {});
            case Harm.Noise(double loss, double duplicate, double reorder) -> {
                Medium before = network.medium();
                between(
                        fault,
                        () -> network.medium(before.withNoise(loss, duplicate, reorder)),
                        () -> network.medium(before));
            }
            case Harm.Byzantine(Who who, var deed) ->
                between(fault, () -> each(who, node -> node.begin(deed)), () -> each(who, node -> node.end(deed)));
        }
    }

    private void plan(Fault fault, Harm.Split split) {
        Cut cut = new Cut(members(split.from()), members(split.to()), split.oneWay());
        long half = split.flapMicros() / 2;
        for (long at = fault.fromMicros(); half > 0 && at < fault.untilMicros(); at += 2 * half) {
            at(at, () -> network.cut(cut));
            at(Math.min(at + half, fault.untilMicros()), () -> network.mend(cut));
        }
        if (half == 0) {
            between(fault, () -> network.cut(cut), () -> network.mend(cut));
        }
    }

    private void between(Fault fault, Runnable begin, Runnable end) {
        at(fault.fromMicros(), begin);
        at(fault.untilMicros(), end);
    }

    private BitSet members(Who who) {
        BitSet members = new BitSet();
        each(who, node -> members.set(node.number()));
        return members;
    }

    private void each(Who who, Consumer<Node> action) {
        nodes.stream().filter(node -> who.includes(node.number(), nodes.size())).forEach(action);
    }

    private void crash(Node node) {
        if (node.isOn()) {
            network.crash(node.number());
            node.crash();
        }
    }

    private void restart(Node node) {
        if (!node.isOn()) {
            node.start();
            network.restart(node.number());
        }
    }

    private void at(long micros, Runnable action) {
        engine.at(micros, new Turn(action));
    }

    private static final class Turn extends Event {
        private final Runnable action;

        private Turn(Runnable action) {
            this.action = action;
        }

        @Override
        protected void happen() {
            action.run();
        }

        @Override
        protected long trace() {
            return Engine.word(40, 0, 0);
        }
    }
}
