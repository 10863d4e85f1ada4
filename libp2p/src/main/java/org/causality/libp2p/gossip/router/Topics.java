package org.causality.libp2p.gossip.router;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.causality.libp2p.gossip.rpc.Topic;
import org.jspecify.annotations.Nullable;

/** The topics that a router knows. */
final class Topics {
    private final Map<Topic, TopicState> states = new LinkedHashMap<>();
    private final RouterLimits limits;

    Topics(RouterLimits limits) {
        this.limits = limits;
    }

    @Nullable TopicState get(Topic topic) {
        return states.get(topic);
    }

    /** The topic if we follow it. */
    @Nullable TopicState followed(Topic topic) {
        TopicState state = states.get(topic);
        return state != null && state.isFollowed() ? state : null;
    }

    /** The topic, made known if there is room. */
    @Nullable TopicState open(Topic topic) {
        TopicState state = states.get(topic);
        if (state == null && states.size() < limits.topicsMax()) {
            state = new TopicState(topic, limits);
            states.put(topic, state);
        }
        return state;
    }

    List<Topic> followedTopics() {
        return states.values().stream()
                .filter(TopicState::isFollowed)
                .map(state -> state.topic)
                .toList();
    }

    Collection<TopicState> all() {
        return states.values();
    }

    void dropIdle() {
        states.values().removeIf(TopicState::isIdle);
    }
}
