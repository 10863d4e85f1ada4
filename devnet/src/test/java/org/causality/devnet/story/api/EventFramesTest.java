package org.causality.devnet.story.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventFramesTest {

    private final EventLog log = new EventLog();
    private final EventFrames frames = new EventFrames();

    @Test
    void linesMakeAnEvent() {
        read("id: 7.1", "event:order", "data:{\"orderId\":\"0xab\",", "data: \"to\":\"OPEN\"}", "");
        ServerEvent event = log.events().getFirst();
        assertThat(event.cursor()).isEqualTo(new Cursor(7, 1));
        assertThat(event.isOrderEvent("0xab", "OPEN")).isTrue();
        assertThat(log.trouble()).isEmpty();
    }

    @Test
    void commentsKeepTheConnectionAliveAndSayNothing() {
        read(":", "", ": keep-alive", "", "retry: 5", "");
        assertThat(log.events()).isEmpty();
        assertThat(log.trouble()).isEmpty();
    }

    @Test
    void aReaderThatLaggedIsInTrouble() {
        read("event: lagged", "data: {\"from\":\"1.0\",\"to\":\"9.0\"}", "");
        assertThat(log.trouble().orElse("")).contains("lagged", "9.0");
    }

    @Test
    void anEventWithoutACursorIsTrouble() {
        read("event: order", "data: {}", "");
        assertThat(log.trouble()).isPresent();
    }

    @Test
    void whatIsNotJsonIsTrouble() {
        read("id: 1.0", "event: message", "data: {", "");
        assertThat(log.trouble().orElse("")).contains("not JSON");
    }

    @Test
    void cursorsAreOrderedBySequenceThenIndex() {
        assertThat(List.of("10.0", "9.12", "9.2").stream()
                        .map(Cursor::parse)
                        .flatMap(Optional::stream)
                        .sorted()
                        .map(Cursor::toString))
                .containsExactly("9.2", "9.12", "10.0");
        assertThat(Cursor.parse("9")).isEmpty();
        assertThat(Cursor.parse("-1.0")).isEmpty();
    }

    private void read(String... lines) {
        for (String line : lines) {
            frames.line(line).ifPresent(frame -> frame.into(log, 0));
        }
    }
}
