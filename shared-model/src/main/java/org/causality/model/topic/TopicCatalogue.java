package org.causality.model.topic;

import static org.causality.model.topic.CleanUp.COMPACT;
import static org.causality.model.topic.CleanUp.DELETE;
import static org.causality.model.topic.Service.CROSSCHAIN;
import static org.causality.model.topic.Service.EFFECT_TRACKER;
import static org.causality.model.topic.Service.GATEWAY;
import static org.causality.model.topic.Service.MEMPOOL;
import static org.causality.model.topic.Service.ORCHESTRATOR;
import static org.causality.model.topic.Service.PRIVACY;
import static org.causality.model.topic.Service.PROPAGATION;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All topics of a node. */
public final class TopicCatalogue {
    /** What shares a lane shares a partition; four suit the consumers a service runs. */
    private static final int LANE_PARTITIONS = 4;

    /** What the core has not taken after a day is fetched from peers faster than it is read from here. */
    private static final Duration WIRE_RETENTION = Duration.ofHours(24);

    /** A service that was away up to a week goes on where it was; longer, it rebuilds from its views. */
    private static final Duration LOG_RETENTION = Duration.ofDays(7);

    public static final Topic WIRE_INBOUND_HIGH = new Topic(
            "wire.inbound.high",
            "an envelope or signed header of class CONTROL or HIGH that passed the edge's checks",
            KeyKind.STAMP,
            1,
            DELETE,
            WIRE_RETENTION,
            Set.of(GATEWAY),
            Set.of(PROPAGATION),
            1);

    public static final Topic WIRE_INBOUND = new Topic(
            "wire.inbound",
            "an envelope or signed header of class MEDIUM or LOW that passed the edge's checks",
            KeyKind.STAMP,
            1,
            DELETE,
            WIRE_RETENTION,
            Set.of(GATEWAY),
            Set.of(PROPAGATION),
            1);

    public static final Topic WIRE_OUTBOUND = new Topic(
            "wire.outbound",
            "a command of the causal core to the gateways: publish, fetch, fetch a blob",
            KeyKind.STAMP,
            1,
            DELETE,
            WIRE_RETENTION,
            Set.of(PROPAGATION),
            Set.of(GATEWAY),
            2);

    public static final Topic DELIVERED = new Topic(
            "delivered",
            "an envelope or signed header, after everything it depends on; dense delivery sequence in a header",
            KeyKind.STAMP,
            1,
            DELETE,
            LOG_RETENTION,
            Set.of(PROPAGATION),
            Set.of(GATEWAY, MEMPOOL, CROSSCHAIN, EFFECT_TRACKER, PRIVACY, ORCHESTRATOR),
            1);

    public static final Topic PUBLISH = new Topic(
            "publish",
            "a draft for the causal core to stamp, sign and send; repeats of a draft id are stamped once",
            KeyKind.DRAFT,
            1,
            DELETE,
            LOG_RETENTION,
            Set.of(GATEWAY, MEMPOOL, CROSSCHAIN, PRIVACY, ORCHESTRATOR),
            Set.of(PROPAGATION),
            1);

    public static final Topic ORDERS_EVENTS = new Topic(
            "orders.events",
            "a change of an order: status before and after, reason, cause",
            KeyKind.CAUSE,
            LANE_PARTITIONS,
            DELETE,
            LOG_RETENTION,
            Set.of(MEMPOOL),
            Set.of(GATEWAY, EFFECT_TRACKER, ORCHESTRATOR),
            1);

    public static final Topic ORDERS_STATE = new Topic(
            "orders.state",
            "an order as it stands, with its receipt's bytes, or a chain fact that conditions are judged by: what Redis is rebuilt from",
            KeyKind.ENTITY,
            LANE_PARTITIONS,
            COMPACT,
            Topic.FOREVER,
            Set.of(MEMPOOL),
            Set.of(MEMPOOL, PRIVACY),
            1);

    public static final Topic CHAINS_EVENTS = new Topic(
            "chains.events",
            "a chain fact as this node's own client judged it, or that it was taken back; only VALID ones may be used",
            KeyKind.CAUSE,
            LANE_PARTITIONS,
            DELETE,
            LOG_RETENTION,
            Set.of(CROSSCHAIN),
            Set.of(GATEWAY, MEMPOOL, EFFECT_TRACKER, ORCHESTRATOR),
            1);

    public static final Topic EFFECTS_EVENTS = new Topic(
            "effects.events",
            "a change of an effect or of its journey: status before and after, reason, cause",
            KeyKind.CAUSE,
            LANE_PARTITIONS,
            DELETE,
            LOG_RETENTION,
            Set.of(EFFECT_TRACKER),
            Set.of(GATEWAY),
            1);

    public static final Topic JOBS_EVENTS = new Topic(
            "jobs.events",
            "what became of a job, a slot, a result or a step, with the orders it concerns, reason and cause",
            KeyKind.CAUSE,
            LANE_PARTITIONS,
            DELETE,
            LOG_RETENTION,
            Set.of(ORCHESTRATOR),
            Set.of(GATEWAY, MEMPOOL, EFFECT_TRACKER),
            1);

    private static final List<Topic> ALL = List.of(
            WIRE_INBOUND_HIGH,
            WIRE_INBOUND,
            WIRE_OUTBOUND,
            DELIVERED,
            PUBLISH,
            ORDERS_EVENTS,
            ORDERS_STATE,
            CHAINS_EVENTS,
            EFFECTS_EVENTS,
            JOBS_EVENTS);

    private TopicCatalogue() {}

    /** Every topic but the dead-letter ones, in the order of a message's way. */
    public static List<Topic> all() {
        return ALL;
    }

    /** What a service creates at start: the topics it writes, and the dead-letter topics of those it reads. */
    public static List<Topic> createdBy(Service service) {
        List<Topic> dead = readBy(service).stream().map(Topic::dead).toList();
        List<Topic> written =
                ALL.stream().filter(topic -> topic.writers().contains(service)).toList();
        return Stream.concat(written.stream(), dead.stream()).toList();
    }

    public static List<Topic> readBy(Service service) {
        return ALL.stream().filter(topic -> topic.readers().contains(service)).toList();
    }
}
