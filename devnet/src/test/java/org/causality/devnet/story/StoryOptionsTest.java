package org.causality.devnet.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryOptionsTest {

    @Test
    void everythingCanBeSaid() {
        StoryOptions options =
                parse("--gateways http://127.0.0.1:1,http://127.0.0.1:2,http://127.0.0.1:3 --network n.json --held-at 2"
                        + " --json out.json --step-seconds 5");
        assertThat(options.gateways()).hasSize(3).contains(URI.create("http://127.0.0.1:2"));
        assertThat(options.heldAt()).isEqualTo(2);
        assertThat(options.json()).hasFileName("out.json");
        assertThat(options.stepWait()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aChainIsANodeOrARecordingOrNone() {
        String operators = "--gateways http://a --network n.json ";
        assertThat(parse(operators + "--no-chain it-rains").chain()).isEqualTo(new NoChain("it-rains"));
        assertThat(parse(operators + "--chain http://c --contract 0x01 --slot 0x02 --settlement 0x03 --effect 0x04")
                        .chain())
                .isInstanceOf(StoryChain.class);
        assertThat(parse(operators + "--recorded eip155:1 --height 7 --block 0x01 --time 9 --contract 0x02 --slot 0x03"
                                + " --value 0x0100 --effect 0x05")
                        .chain())
                .isInstanceOfSatisfying(StoryRecording.class, recording -> {
                    assertThat(recording.number(recording.value())).isEqualTo(256);
                    assertThat(recording.head().height()).isEqualTo(7);
                });
        assertThatThrownBy(() -> parse(operators + "--recorded eip155:1")).hasMessageContaining("--height");
    }

    @Test
    void gatewaysAndNetworkAreNeeded() {
        assertThatThrownBy(() -> parse("--network n.json")).hasMessageContaining("needed");
    }

    @Test
    void theShimStandsBetweenTheEnds() {
        assertThatThrownBy(() -> parse("--gateways http://a,http://b --network n.json --held-at 2"))
                .hasMessageContaining("--held-at");
        assertThatThrownBy(() -> parse("--gateways http://a,http://b,http://c --network n.json --held-at 1"))
                .hasMessageContaining("--held-at");
    }

    @Test
    void whatIsNoOptionIsNamed() {
        assertThatThrownBy(() -> parse("--gatway x")).hasMessageContaining("'--gatway'");
    }

    private static StoryOptions parse(String line) {
        return StoryOptions.parse(List.of(line.split(" ")));
    }
}
