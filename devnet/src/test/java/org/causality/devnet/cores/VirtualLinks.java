package org.causality.devnet.cores;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.wire.WireCommand;
import org.causality.propagation.causal.CausalCore;
import org.causality.propagation.causal.Input;

/** Everybody is linked to everybody, in virtual time; a weather says what passes when. */
final class VirtualLinks {

    static final long GOSSIP_MILLIS = 50;
    static final long FETCH_MILLIS = 100;

    /** Whether a body may pass to an operator at this time, by gossip or by fetch. */
    interface Weather {
        boolean passes(Envelope envelope, CoreNode to, long millis);
    }

    private record Due(long atMillis, long order, Runnable arrival) {}

    private final List<CoreNode> nodes = new ArrayList<>();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::atMillis).thenComparingLong(Due::order));
    private final Weather weather;
    private long nowMillis;
    private long scheduled;

    VirtualLinks(Weather weather) {
        this.weather = weather;
    }

    Instant now() {
        return Instant.ofEpochMilli(nowMillis);
    }

    void join(CoreNode.Started started) {
        nodes.add(started.node());
        at(nowMillis, () -> carry(started.node(), started.commands()));
    }

    void say(CoreNode node, Input input) {
        carry(node, node.handle(input, now()));
    }

    /** Lets time pass, tick by tick. */
    void runUntil(long millis) {
        while (nowMillis < millis) {
            nowMillis += CausalCore.TICK_MILLIS;
            while (!due.isEmpty() && due.element().atMillis() <= nowMillis) {
                due.remove().arrival().run();
            }
            nodes.forEach(node -> say(node, new Input.Tick()));
        }
    }

    private void at(long millis, Runnable arrival) {
        due.add(new Due(millis, scheduled++, arrival));
    }

    private void carry(CoreNode from, List<WireCommand> commands) {
        for (WireCommand command : commands) {
            switch (command) {
                case WireCommand.Publish(Envelope envelope) -> gossip(from, envelope);
                case WireCommand.Fetch(List<MessageId> ids, var _, var _) ->
                    at(nowMillis + FETCH_MILLIS, () -> ids.forEach(id -> answer(from, id)));
                case WireCommand.FetchBlob _ -> {}
            }
        }
    }

    private void gossip(CoreNode from, Envelope envelope) {
        for (CoreNode to : nodes) {
            if (to != from) {
                at(nowMillis + GOSSIP_MILLIS, () -> arrive(to, envelope, from));
            }
        }
    }

    private void answer(CoreNode asking, MessageId id) {
        for (CoreNode asked : nodes) {
            Envelope body = asked.body(id);
            if (asked != asking && body != null) {
                arrive(asking, body, asked);
                return;
            }
        }
    }

    private void arrive(CoreNode to, Envelope envelope, CoreNode from) {
        if (weather.passes(envelope, to, nowMillis)) {
            carry(to, to.arrives(envelope, from.name(), now()));
        }
    }
}
