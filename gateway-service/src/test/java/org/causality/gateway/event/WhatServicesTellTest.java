package org.causality.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.gateway.event.Happening.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhatServicesTellTest {

    @Test
    void anOrdersChangeIsPassedOnAsItIs() {
        String json = "{\"orderId\":\"0x01\",\"from\":\"RECEIVED\",\"to\":\"OPEN\"}";
        Happening told = told(EventTopic.ORDERS, "StatusChanged", json);
        assertThat(told.kind()).isEqualTo(Kind.ORDER);
        assertThat(told.orders()).containsExactly("0x01");
        assertThat(told.data()).isEqualTo(json);
    }

    @Test
    void othersSayFirstWhatKindOfChangeItIs() {
        Happening told = told(EventTopic.JOBS, "SlotDecided", "{\"jobId\":\"0x0a\", \"orders\":[\"0x01\",\"0x02\"]}");
        assertThat(told.kind()).isEqualTo(Kind.JOB);
        assertThat(told.orders()).containsExactlyInAnyOrder("0x01", "0x02");
        assertThat(told.data())
                .isEqualTo("{\"event\":\"SlotDecided\",\"jobId\":\"0x0a\",\"orders\":[\"0x01\",\"0x02\"]}");
    }

    @Test
    void anEffectNamesTheOrderItHappenedBecauseOf() {
        Happening byOrder =
                told(EventTopic.EFFECTS, "Registered", "{\"because\":{\"kind\":\"ORDER\",\"id\":\"0x01\"}}");
        Happening byFact = told(EventTopic.EFFECTS, "Registered", "{\"because\":{\"kind\":\"FACT\",\"id\":\"0x01\"}}");
        assertThat(byOrder.orders()).containsExactly("0x01");
        assertThat(byFact.orders()).isEmpty();
    }

    @Test
    void aFactNamesNoOrder() {
        Happening told = told(EventTopic.CHAINS, "FactJudged", "{\"eventId\":\"0x01\",\"transaction\":null}");
        assertThat(told.kind()).isEqualTo(Kind.CHAIN);
        assertThat(told.orders()).isEmpty();
        assertThat(told.data()).isEqualTo("{\"event\":\"FactJudged\",\"eventId\":\"0x01\",\"transaction\":null}");
    }

    @Test
    void whatIsNoEventIsNone() {
        assertThat(read(EventTopic.ORDERS, "StatusChanged", "{\"from\":\"OPEN\"}"))
                .isNull();
        assertThat(read(EventTopic.JOBS, "StatusChanged", "[]")).isNull();
        assertThat(read(EventTopic.JOBS, "StatusChanged", "{")).isNull();
        assertThat(read(EventTopic.JOBS, "StatusChanged", "")).isNull();
    }

    @Property(tries = 500)
    void anyBytesAreAnEventOrNone(@ForAll EventTopic topic, @ForAll byte[] value) {
        Happening told = CausedEvents.of(topic, "StatusChanged", value);
        assertThat(told == null || told.kind() == topic.kind()).isTrue();
    }

    private static Happening told(EventTopic topic, String name, String json) {
        return Objects.requireNonNull(read(topic, name, json));
    }

    private static @Nullable Happening read(EventTopic topic, String name, String json) {
        return CausedEvents.of(topic, name, json.getBytes(StandardCharsets.UTF_8));
    }
}
