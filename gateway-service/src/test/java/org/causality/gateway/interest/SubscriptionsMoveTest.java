package org.causality.gateway.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.causality.gateway.interest.Following.Step;
import org.causality.model.message.MessageType;
import org.causality.model.message.WireTopic;
import org.causality.model.network.NetworkId;
import org.junit.jupiter.api.Test;

class SubscriptionsMoveTest {

    private static final int SHARDS = 4;

    private static WireTopic orders(int shard) {
        return new WireTopic(new NetworkId("net"), MessageType.USER_ORDER, shard, false);
    }

    private static List<WireTopic> all() {
        return List.of(orders(0), orders(1), orders(2), orders(3));
    }

    private final Following following = new Following(all(), topic -> topic.shard() < 2, Following.OVERLAP_MILLIS);

    @Test
    void oneOfTwoTwinsIsFollowedWhileNothingMoves() {
        assertThat(following.followed())
                .containsExactly(
                        orders(0), orders(1), orders(2).headers(), orders(3).headers());
        assertThat(following.want(topic -> topic.shard() < 2, 0)).isEmpty();
        assertThat(following.tick(Following.OVERLAP_MILLIS)).isEmpty();
    }

    @Test
    void theNewIsFollowedBeforeTheOldIsLeft() {
        assertThat(following.want(topic -> topic.shard() < 1, 100))
                .containsExactly(new Step.Follow(orders(1).headers()));
        assertThat(following.followed()).contains(orders(1), orders(1).headers());
        assertThat(following.tick(99 + Following.OVERLAP_MILLIS)).isEmpty();
        assertThat(following.tick(100 + Following.OVERLAP_MILLIS)).containsExactly(new Step.Leave(orders(1)));
        assertThat(following.followed()).contains(orders(1).headers()).doesNotContain(orders(1));
    }

    @Test
    void whoWantsItBackLeavesOnlyWhatItHadBegun() {
        following.want(topic -> topic.shard() < 3, 0);
        assertThat(following.wantsBodies(orders(2))).isTrue();
        assertThat(following.want(topic -> topic.shard() < 2, 1)).containsExactly(new Step.Leave(orders(2)));
        assertThat(following.tick(1 + Following.OVERLAP_MILLIS)).isEmpty();
        assertThat(following.followed()).contains(orders(2).headers()).doesNotContain(orders(2));
    }

    /** Each number is a set of shards that is wanted, and how long it stays so. */
    @Property(tries = 300)
    void whateverIsWantedNoHeaderIsEverMissedAndStepsAreWhatIsFollowed(
            @ForAll @Size(max = 40) List<@IntRange(max = 255) Integer> wishes) {
        Following any = new Following(all(), _ -> true, Following.OVERLAP_MILLIS);
        Set<WireTopic> subscribed = new HashSet<>(any.followed());
        long now = 0;
        for (int wish : wishes) {
            now += (long) (wish >> SHARDS) * 1_000;
            any.want(topic -> ((wish >> topic.shard()) & 1) == 1, now).forEach(step -> apply(step, subscribed));
            any.tick(now).forEach(step -> apply(step, subscribed));
            assertThat(subscribed).containsExactlyInAnyOrderElementsOf(any.followed());
            for (WireTopic topic : all()) {
                assertThat(subscribed).containsAnyOf(topic, topic.headers());
                boolean wanted = ((wish >> topic.shard()) & 1) == 1;
                assertThat(subscribed).contains(wanted ? topic : topic.headers());
            }
        }
        any.tick(now + Following.OVERLAP_MILLIS).forEach(step -> apply(step, subscribed));
        assertThat(subscribed).hasSize(SHARDS);
    }

    /** What is followed already is not followed again, what is not is not left. */
    private static void apply(Step step, Set<WireTopic> subscribed) {
        assertThat(
                        switch (step) {
                            case Step.Follow(WireTopic topic) -> subscribed.add(topic);
                            case Step.Leave(WireTopic topic) -> subscribed.remove(topic);
                        })
                .isTrue();
    }
}
