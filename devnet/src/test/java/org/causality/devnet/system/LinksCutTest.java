package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.causality.devnet.story.wallet.SignedOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The operators share stores here, but no order takes that way: without the links it stays where it was posted. */
@ExtendWith(SharedNetwork.class)
class LinksCutTest {

    private static final int CUT_OFF = 3;

    @Test
    void anOrderTravelsOverTheLinksAndByNoOtherWay(SystemNetwork network) {
        ShimmedMesh link = network.faults().links.get(CUT_OFF - 1);
        link.cut();
        SignedOrder inside = network.post(CUT_OFF);
        network.awaitKnown(CUT_OFF, inside.id());
        network.awaitThat("it was said into the cut link", () -> link.publicationsCut() > 0);
        SignedOrder outside = network.post(1);
        network.awaitKnown(2, outside.id());
        int tried = link.streamsCut();
        network.awaitThat("a stream was tried, too", () -> link.streamsCut() > tried);

        assertThat(network.knows(1, inside.id())).isFalse();
        assertThat(network.knows(2, inside.id())).isFalse();
        assertThat(network.knows(CUT_OFF, outside.id())).isFalse();

        network.faults().heal();
        network.awaitKnown(2, inside.id());
        network.awaitKnown(1, inside.id());
        network.awaitKnown(CUT_OFF, outside.id());
    }
}
