package org.causality.devnet.story;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageType;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;

/**
 * Operators that exist for the client's eyes only: what a network of three would answer over REST and SSE, made with the
 * real message code, in one process without services, and one fault at most. Operator 2 is the shimmed one.
 */
public final class TestingNetwork implements AutoCloseable {

    static final NetworkId NETWORK = new NetworkId("testing");
    static final int HELD_AT = 2;

    final TestingFault fault;
    public final Genesis genesis;
    final List<TestingOperator> operators = new ArrayList<>();
    private final List<TestingGateway> gateways = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<Envelope> shimmed = new ArrayList<>();

    public TestingNetwork(int size, TestingFault fault) throws IOException {
        this.fault = fault;
        SecureRandom random = new SecureRandom();
        List<SigningKey> keys = new ArrayList<>();
        List<Operator> members = new ArrayList<>();
        for (int number = 1; number <= size; number++) {
            keys.add(SigningKey.generate(random));
            members.add(new Operator("op" + number, keys.getLast().publicKey(), 1));
        }
        genesis = new Genesis(NETWORK, 1, 16, new OperatorSet(0, members));
        for (int number = 1; number <= size; number++) {
            operators.add(new TestingOperator(this, number, keys.get(number - 1), random));
        }
        operators.forEach(operator -> flood(operator, operator.certificateMessage()));
        for (TestingOperator operator : operators) {
            gateways.add(new TestingGateway(this, operator));
        }
    }

    public List<URI> uris() {
        return gateways.stream().map(TestingGateway::uri).toList();
    }

    /** Along the line, away from where it was published; the shim keeps orders from one core. */
    void flood(TestingOperator from, Envelope envelope) {
        walk(from, envelope, -1);
        walk(from, envelope, 1);
        from.deliver(envelope, null);
    }

    private void walk(TestingOperator from, Envelope envelope, int direction) {
        for (int number = from.number + direction; number >= 1 && number <= operators.size(); number += direction) {
            arrive(operators.get(number - 1), envelope);
            if (fault == TestingFault.RELAY_OFF && number == HELD_AT && isOf(MessageType.USER_ORDER, envelope)) {
                return;
            }
        }
    }

    private void arrive(TestingOperator operator, Envelope envelope) {
        boolean isShimmed = operator.number == HELD_AT && operators.size() > HELD_AT && fault != TestingFault.SHIM_OFF;
        if (isShimmed && isOf(MessageType.USER_ORDER, envelope)) {
            shimmed.add(envelope);
        } else if (isShimmed && isOf(MessageType.USER_ORDER_CANCELLATION, envelope)) {
            arriveEarly(operator, envelope);
        } else {
            operator.deliver(envelope, null);
        }
    }

    private void arriveEarly(TestingOperator operator, Envelope cancellation) {
        if (fault == TestingFault.HOLD_BACK_OFF) {
            operator.deliver(cancellation, null);
            shimmed.forEach(order -> operator.deliver(order, null));
        } else {
            shimmed.forEach(order -> operator.deliver(order, null));
            operator.deliver(cancellation, 7L);
        }
    }

    static boolean isOf(MessageType type, Envelope envelope) {
        return envelope.header().type() == type.code();
    }

    /** Everything about the network happens one at a time. */
    <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            T answer = work.get();
            grown.signalAll();
            return Objects.requireNonNull(answer);
        } finally {
            lock.unlock();
        }
    }

    /** Until something may have happened. */
    @SuppressWarnings("WaitNotInLoop") // the caller loops
    void awaitChange() throws InterruptedException {
        lock.lock();
        try {
            grown.await(50, TimeUnit.MILLISECONDS);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        gateways.forEach(TestingGateway::close);
    }
}
