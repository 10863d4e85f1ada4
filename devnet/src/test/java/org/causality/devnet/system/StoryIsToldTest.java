package org.causality.devnet.system;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole story on the real services, with one operator that gets the effect before the cause. */
@ExtendWith(SharedNetwork.class)
class StoryIsToldTest {

    @Test
    void everyOperatorTellsTheSame(SystemNetwork network) throws IOException {
        network.expectGoodStory();
    }
}
