package org.causality.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    @Property(tries = 200)
    void neverMoreThanBurstAndRateAllow(@ForAll List<@IntRange(max = 500) Integer> gapsMillis) {
        TokenBucket bucket = new TokenBucket(new Rate(10, 5), 0);
        long now = 0;
        int taken = 0;
        for (int gap : gapsMillis) {
            now += gap;
            taken += bucket.take(1, now) ? 1 : 0;
        }
        assertThat(taken).isLessThanOrEqualTo((int) (5 + now * 10 / 1000));
    }

    @Test
    void itSaysWhenToComeAgain() {
        TokenBucket bucket = new TokenBucket(new Rate(10, 1), 0);
        assertThat(bucket.take(1, 0)).isTrue();
        assertThat(bucket.millisUntil(1, 0)).isEqualTo(100);
        assertThat(bucket.take(1, 99)).isFalse();
        assertThat(bucket.take(1, 100)).isTrue();
    }

    @Test
    void aClockThatGoesBackGivesNothing() {
        TokenBucket bucket = new TokenBucket(new Rate(10, 1), 1_000);
        assertThat(bucket.take(1, 1_000)).isTrue();
        assertThat(bucket.take(1, 0)).isFalse();
    }

    @Test
    void usersAreBoundedAndApart() {
        Buckets<String> buckets = new Buckets<>(new Rate(1, 1), 2);
        assertThat(buckets.take("a", 1, 0)).isTrue();
        assertThat(buckets.take("a", 1, 0)).isFalse();
        assertThat(buckets.take("b", 1, 0)).isTrue();
        assertThat(buckets.take("c", 1, 0)).isTrue();
        assertThat(buckets.take("a", 1, 0)).as("forgotten for c").isTrue();
    }
}
