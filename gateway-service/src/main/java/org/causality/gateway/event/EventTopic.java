package org.causality.gateway.event;

import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;

/** Where our own services tell what a delivery caused. The events of one delivery come in the order of the ranks. */
public enum EventTopic {
    CHAINS(1, Happening.Kind.CHAIN, TopicCatalogue.CHAINS_EVENTS),
    ORDERS(2, Happening.Kind.ORDER, TopicCatalogue.ORDERS_EVENTS),
    JOBS(3, Happening.Kind.JOB, TopicCatalogue.JOBS_EVENTS),
    EFFECTS(4, Happening.Kind.EFFECT, TopicCatalogue.EFFECTS_EVENTS);

    private final int rank;
    private final Happening.Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Topic topic;

    EventTopic(int rank, Happening.Kind kind, Topic topic) {
        this.rank = rank;
        this.kind = kind;
        this.topic = topic;
    }

    /** The place of the topic's events among those of one delivery, from 1. Part of every cursor: it never changes. */
    int rank() {
        return rank;
    }

    public Happening.Kind kind() {
        return kind;
    }

    public Topic topic() {
        return topic;
    }
}
