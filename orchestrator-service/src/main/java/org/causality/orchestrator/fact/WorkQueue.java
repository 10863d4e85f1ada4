package org.causality.orchestrator.fact;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.causality.model.chain.EventId;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Header;
import org.causality.model.message.Stamp;
import org.causality.model.network.ChainId;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.ConditionEvaluation;
import org.causality.model.order.ConditionToken;
import org.causality.model.order.Order;
import org.causality.model.order.OrderId;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.StateKey;
import org.causality.model.order.SystemState;
import org.causality.orchestrator.lineage.Branch;
import org.causality.orchestrator.lineage.LineageSpec;

/**
 * The computation queue: what the next slot of a lineage would be computed from.
 *
 * <p>A fact is work when it is the newest of its state key and no step of the branch was made from it. An order is work
 * when it is OPEN, its branch has not settled it, and its conditions hold over facts that can be named beside it. Pure: a
 * fact taken back is gone from {@link Facts}, and with it the work.
 */
public final class WorkQueue {
    /**
     * A header names at most 12 dependencies and one is kept for the message of the parent step, so a step is made of at
     * most 11 messages. What finds no room waits for the next slot.
     */
    public static final int INPUTS_MAX = Header.DEPENDENCIES_MAX - 1;

    private final PublicKey self;
    private final LineageSpec spec;
    private final Branch branch;
    private final Map<ChainId, Long> heights;
    private final Map<StateKey, Fact> newest;
    private final Set<EventId> events = new TreeSet<>();
    private final Set<OrderId> orders = new TreeSet<>();
    private final Set<Stamp> carriers = new TreeSet<>();

    private WorkQueue(PublicKey self, LineageSpec spec, Branch branch, Facts facts) {
        this.self = self;
        this.spec = spec;
        this.branch = branch;
        this.heights = facts.heights();
        this.newest = facts.newest();
    }

    public static Work next(PublicKey self, LineageSpec spec, Branch branch, Facts facts, Orders orders) {
        WorkQueue queue = new WorkQueue(self, spec, branch, facts);
        queue.takeFacts(facts);
        queue.takeOrders(orders);
        return new Work(List.copyOf(queue.orders), List.copyOf(queue.events), List.copyOf(queue.carriers));
    }

    /** Oldest first, so that none waits for ever. */
    private void takeFacts(Facts facts) {
        Map<StateKey, Long> consumed = consumedHeights(facts);
        newest.values().stream()
                .filter(fact -> fact.chain().equals(spec.chain())
                        && spec.wants(fact.emitter(), fact.stateKey().key()))
                .filter(fact -> isNewer(fact, consumed))
                .sorted(Comparator.<Fact>comparingLong(fact -> fact.height() + Long.MIN_VALUE)
                        .thenComparing(Fact::id))
                .forEach(fact -> {
                    var _ = take(List.of(fact), List.of());
                });
    }

    private Map<StateKey, Long> consumedHeights(Facts facts) {
        Map<StateKey, Long> heightsOf = new HashMap<>();
        for (EventId id : branch.consumed()) {
            Fact fact = facts.get(id);
            if (fact != null && fact.isState()) {
                heightsOf.merge(fact.stateKey(), fact.height(), (a, b) -> Long.compareUnsigned(a, b) >= 0 ? a : b);
            }
        }
        return heightsOf;
    }

    private static boolean isNewer(Fact fact, Map<StateKey, Long> consumed) {
        Long before = consumed.get(fact.stateKey());
        return before == null || Long.compareUnsigned(fact.height(), before) > 0;
    }

    /** The best tip first, then by id. */
    private void takeOrders(Orders known) {
        Set<OrderId> settled = branch.settled();
        SystemState state = state(newest.values(), heights, branch.nonce());
        known.open()
                .filter(order -> !settled.contains(order.id()))
                .filter(order -> order.signed() != null && isDue(order.signed(), state))
                .sorted(Comparator.<KnownOrder, java.math.BigInteger>comparing(WorkQueue::tip)
                        .reversed()
                        .thenComparing(KnownOrder::id))
                .forEach(this::takeOrder);
    }

    private static java.math.BigInteger tip(KnownOrder order) {
        SignedUserOrder signed = order.signed();
        return signed == null ? java.math.BigInteger.ZERO : signed.order().tip().value();
    }

    private boolean isDue(SignedUserOrder signed, SystemState state) {
        Order order = signed.order();
        return !hasClosed(order, heights)
                && mayBeSettledBy(order, self)
                && ConditionEvaluation.of(order, state).verdict() == ConditionEvaluation.Verdict.SATISFIED;
    }

    public static boolean mayBeSettledBy(Order order, PublicKey operator) {
        return order.allowedOperators().isEmpty() || order.allowedOperators().contains(operator);
    }

    /** Whether valid-until has passed: the next block is the earliest an order can still be in. */
    public static boolean hasClosed(Order order, Map<ChainId, Long> heights) {
        BlockHeight until = order.validUntil();
        Long height = heights.get(until.chain());
        return height != null && Long.compareUnsigned(height + 1, until.height()) > 0;
    }

    private void takeOrder(KnownOrder order) {
        SignedUserOrder signed = order.signed();
        if (signed != null) {
            var _ = take(readBy(signed.order(), newest), List.of(order));
        }
    }

    /** The facts an order's conditions read. */
    public static List<Fact> readBy(Order order, Map<StateKey, Fact> newest) {
        return order.condition().postfix().stream()
                .filter(ConditionToken.Test.class::isInstance)
                .map(ConditionToken.Test.class::cast)
                .map(test -> new StateKey(test.chain(), test.key()))
                .distinct()
                .filter(newest::containsKey)
                .map(newest::get)
                .toList();
    }

    /** All of it or, when there is no room for all, nothing. */
    private boolean take(List<Fact> facts, List<KnownOrder> more) {
        Set<Stamp> needed = new HashSet<>(carriers);
        facts.forEach(fact -> needed.add(fact.carrier()));
        for (KnownOrder order : more) {
            if (order.carrier() != null) {
                needed.add(order.carrier());
            }
        }
        boolean fits = needed.size() <= INPUTS_MAX && events.size() + facts.size() <= ComputationIntent.EVENTS_MAX;
        if (fits) {
            carriers.addAll(needed);
            facts.forEach(fact -> events.add(fact.id()));
            more.forEach(order -> orders.add(order.id()));
        }
        return fits;
    }

    /** What conditions are judged over: these facts and nothing else. */
    public static SystemState state(Collection<Fact> facts, Map<ChainId, Long> heights, long nonce) {
        Map<StateKey, SystemState.Verified> values = Facts.newest(facts).values().stream()
                .collect(Collectors.toMap(
                        Fact::stateKey,
                        fact -> new SystemState.Verified(fact.number(), fact.finality(), fact.height())));
        Map<ChainId, Long> inclusion =
                heights.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue() + 1));
        return new SystemState(values, inclusion, nonce);
    }
}
