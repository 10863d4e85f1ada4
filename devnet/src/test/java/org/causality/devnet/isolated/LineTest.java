package org.causality.devnet.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.causality.devnet.node.Contracts;
import org.causality.devnet.node.FollowedChain;
import org.causality.devnet.node.Recording;
import org.junit.jupiter.api.Test;

class LineTest {

    @Test
    void whatIsSaidIsHeard() {
        List<Line> lines = List.of(new Line.Step("op1 gateway is up"), new Line.Ready(), new Line.Failed("No port."));
        assertThat(lines).allSatisfy(line -> assertThat(Line.parse(line.text())).isEqualTo(line));
    }

    @Test
    void noiseIsNoLine() {
        assertThat(Line.parse("WARNING: a library says something")).isNull();
        assertThat(Line.parse("causality:unheard of")).isNull();
        assertThat(Line.parse("")).isNull();
    }

    @Test
    void aPlaceSurvivesTheCommandLine() {
        List<FollowedChain> chains = List.of(
                new FollowedChain.None(),
                new FollowedChain.OwnNode(new Contracts("0x0a", "0x0b")),
                new FollowedChain.Recorded(Recording.mainnet()));
        for (FollowedChain chain : chains) {
            OperatorPlace place = new OperatorPlace(Path.of("/data/with blank"), 2, 20_000, chain, true);
            assertThat(OperatorPlace.parse(place.arguments())).isEqualTo(place);
        }
    }
}
