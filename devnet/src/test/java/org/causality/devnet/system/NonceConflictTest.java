package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.devnet.story.TestingStory;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.wallet.SignedOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One owner, one nonce, two orders: refused at one door; by way of two operators both are kept, and say so everywhere. */
@ExtendWith(SharedNetwork.class)
class NonceConflictTest {

    private final SystemNetwork network;
    private final SignedOrder one;
    private final SignedOrder other;

    NonceConflictTest(SystemNetwork network) {
        this.network = network;
        List<SignedOrder> rivals = TestingStory.rivals(network.genesis());
        this.one = rivals.getFirst();
        this.other = rivals.getLast();
    }

    @Test
    void theDoorThatKnowsTheFirstRefusesTheSecond() {
        network.post(1, one);
        Answer refused = network.answer(1, "/v1/orders", other.body());
        assertThat(refused.brief()).isEqualTo("409 NONCE_USED");
        assertThat(refused.json().path("retryable").asBoolean(true)).isFalse();

        network.awaitKnown(3, one.id());
        assertThat(network.answer(3, "/v1/orders", other.body()).brief()).isEqualTo("409 NONCE_USED");
        assertThat(network.answer(1, "/v1/orders/" + other.id()).status()).isEqualTo(404);
        network.awaitThat("the first is open", () -> hasStatus(3, one, "OPEN"));
    }

    @Test
    void byWayOfTwoOperatorsBothAreKeptAsAConflictEverywhere() {
        ShimmedMesh between = network.faults().links.get(SystemNetwork.MIDDLE - 1);
        between.cut();
        network.post(1, one);
        network.post(3, other);
        network.awaitThat(
                "each is open where it was posted", () -> hasStatus(1, one, "OPEN") && hasStatus(3, other, "OPEN"));
        between.heal();

        for (int operator = 1; operator <= SystemNetwork.OPERATORS; operator++) {
            int here = operator;
            network.awaitThat(
                    "operator " + operator + " tells of the conflict",
                    () -> hasStatus(here, one, "CONFLICT") && hasStatus(here, other, "CONFLICT"));
            String owner = one.order().owner().hex();
            assertThat(network.answer(operator, "/v1/orders?status=CONFLICT&owner=" + owner + "&limit=10")
                            .json()
                            .path("orders")
                            .values())
                    .extracting(listed -> listed.path("orderId").asString(""))
                    .containsExactlyInAnyOrder(one.id().hex(), other.id().hex());
        }
    }

    private boolean hasStatus(int operator, SignedOrder order, String status) {
        return network.api(operator)
                .get("/v1/orders/" + order.id())
                .json()
                .path("status")
                .asString("")
                .equals(status);
    }
}
