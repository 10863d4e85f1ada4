package org.causality.effect.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.causality.effect.evolution.EventCursor;
import org.junit.jupiter.api.Test;

class PlacesRiseTest {
    @Test
    void whatHappensLaterIsNeverToldBeforeWhatHappenedFirst() {
        Totals totals = new Totals(5, 0, Map.of());
        assertThat(totals.place(101)).isEqualTo(new EventCursor(101, 1));
        assertThat(totals.place(95)).isEqualTo(new EventCursor(101, 2));
        totals.tell(101);
        assertThat(totals.place(95)).isEqualTo(new EventCursor(102, 1));
    }
}
