package org.causality.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A good-bye arrives, also where much else is on its way. */
@ParameterizedClass
@EnumSource
final class ClosingTest {
    private static final int BYTES = 2 * 1024 * 1024;

    private final Host alice;
    private final Host bob;
    private final Heard atBob = new Heard();

    ClosingTest(TestHosts.Over over) {
        alice = TestHosts.start(over.named(1));
        bob = TestHosts.start(over.named(2));
        bob.listen(atBob);
    }

    @BeforeEach
    void meet() throws IOException {
        alice.dial(bob.dialAddresses().getFirst());
        alice.ping(bob.peerId());
    }

    @AfterEach
    void close() {
        alice.close();
        bob.close();
    }

    private void sendMuch() throws IOException {
        assertThat(alice.newStream(bob.peerId(), TestHosts.SINK).write(new byte[BYTES]))
                .isTrue();
    }

    @Test
    void ofAConnectionWhoseWindowIsFull() throws IOException {
        Connection connection = alice.dial(bob.dialAddresses().getFirst());
        sendMuch();
        connection.close();
        atBob.disconnected(alice.peerId());
        assertThat(bob.connections()).isEmpty();
    }

    @Test
    void ofAHostWhoseWindowsAreFull() throws IOException {
        sendMuch();
        alice.close();
        atBob.disconnected(alice.peerId());
        assertThat(bob.connections()).isEmpty();
    }
}
