package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.causality.devnet.node.ServiceApplication;
import org.causality.devnet.story.TestingStory;
import org.causality.devnet.story.TestingStory.Cancellable;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.canonical.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The same order over REST, five times at once and again after the services behind the door were restarted: one order, one
 * message, the same receipt. The crashes at each step of admission are the mempool's and the core's own tests.
 */
@ExtendWith(SharedNetwork.class)
class OrderIsPostedAgainTest {

    private static final int PARALLEL = 5;
    private static final int AT = 3;

    private final SystemNetwork network;

    OrderIsPostedAgainTest(SystemNetwork network) {
        this.network = network;
    }

    @Test
    void itIsOneOrderWithOneReceiptEverywhere() throws Exception {
        Cancellable order = TestingStory.cancellable(network.genesis());
        List<Answer> answers = new ArrayList<>(postedAtOnce(order));
        // Whoever was told too late asks again, and then it is no new order any more.
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 201);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSizeLessThanOrEqualTo(1);

        for (ServiceApplication service : List.of(ServiceApplication.MEMPOOL, ServiceApplication.PROPAGATION)) {
            network.operator(AT).stop(service);
            network.operator(AT).start(service);
            network.awaitThat("the door answers again", () -> post(order).status() == 200);
            answers.addAll(postedAtOnce(order));
        }
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());

        Octets later = network.post(AT).id();
        for (int operator = 1; operator <= SystemNetwork.OPERATORS; operator++) {
            network.awaitKnown(operator, order.id());
            assertThat(OrderStory.of(network.api(operator), order.id(), later).told())
                    .as("operator " + operator)
                    .containsExactly("UserOrder", "OPEN");
        }
    }

    private List<Answer> postedAtOnce(Cancellable order) throws Exception {
        List<Answer> answers = new ArrayList<>();
        Callable<Answer> post = () -> post(order);
        try (ExecutorService posters = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : posters.invokeAll(Collections.nCopies(PARALLEL, post))) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private Answer post(Cancellable order) {
        return network.answer(AT, "/v1/orders", order.order().body());
    }
}
