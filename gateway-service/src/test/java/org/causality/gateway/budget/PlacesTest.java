package org.causality.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places(2);

    @Test
    void asManyAsThereArePlacesComeInAndOneMoreWhenOneLeaves() {
        assertThat(places.take()).isTrue();
        assertThat(places.take()).isTrue();
        assertThat(places.take()).isFalse();
        assertThat(places.taken()).isEqualTo(2);
        places.release(10);
        assertThat(places.take()).isTrue();
    }

    @Test
    void theSlowerCallsAreTheLaterOneIsToComeAgain() {
        assertThat(places.retryAfterMillis()).isEqualTo(100);
        for (int i = 0; i < 100; i++) {
            places.take();
            places.release(2_000);
        }
        assertThat(places.retryAfterMillis()).isBetween(1_990L, 2_000L);
        for (int i = 0; i < 100; i++) {
            places.take();
            places.release(60_000);
        }
        assertThat(places.retryAfterMillis()).isEqualTo(5_000);
    }
}
