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
