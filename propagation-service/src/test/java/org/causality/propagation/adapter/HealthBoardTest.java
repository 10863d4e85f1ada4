package org.causality.propagation.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.causality.model.key.PublicKey;
import org.causality.model.key.SigningKey;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.propagation.causal.Output;
import org.causality.propagation.causal.Spoken;
import org.causality.propagation.message.Drafts;
import org.junit.jupiter.api.Test;

/** Times of words outside the log rise even while the clock stands still, so a restarted node begins below its own last one. */
class HealthBoardTest {

    private static final PublicKey BOB = Drafts.key(1).publicKey();
    private static final SigningKey FIRST_START = Drafts.key(2);
    private static final SigningKey SECOND_START = Drafts.key(3);

    private final HealthBoard board = new HealthBoard();

    @Test
    void anOlderWordOfTheSameFeedChangesNothing() {
        hear(FIRST_START, 10, "new");
        hear(FIRST_START, 9, "old");
        assertThat(shown()).isEqualTo("new");
    }

    @Test
    void aRestartedNodeIsHeardThoughItsTimeIsLower() {
        hear(FIRST_START, 500, "before");
        hear(SECOND_START, 12, "after");
        assertThat(shown()).isEqualTo("after");
    }

    @Test
    void anEchoOfTheEarlierStartChangesNothing() {
        hear(FIRST_START, 500, "before");
        hear(SECOND_START, 12, "after");
        hear(FIRST_START, 501, "echo");
        assertThat(shown()).isEqualTo("after");
    }

    @Test
    void nobodySpeaksForAnother() {
        Payload health = new Payload.NetworkHealth(FIRST_START.publicKey(), new LamportTime(9), 8, 7, 6, "liar");
        board.hear(heard(FIRST_START, 1, health), 0);
        assertThat(board.entries()).isEmpty();
    }

    private void hear(SigningKey feed, long time, String agent) {
        board.hear(heard(feed, time, new Payload.NetworkHealth(BOB, new LamportTime(9), 8, 7, 6, agent)), 0);
    }

    private static Output.Heard heard(SigningKey feed, long time, Payload health) {
        return new Output.Heard(
                new Spoken(feed.publicKey(), 0)
                        .type(MessageType.NETWORK_HEALTH.code())
                        .time(time)
                        .payload(health.encode())
                        .envelope(),
                BOB);
    }

    private String shown() {
        assertThat(board.entries()).hasSize(1);
        return board.entries().getFirst().health().agent();
    }
}
