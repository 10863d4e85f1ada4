package org.causality.propagation.adapter.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.wire.ReconMessage.Outcome;
import org.causality.propagation.message.Drafts;
import org.causality.propagation.owner.CoreOwner;
import org.causality.propagation.recovery.EpochClock;
import org.causality.propagation.recovery.RecoveryLimits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** The lease is held, and the store is away for the moment in which the set is to be loaded. */
class SetOfRecoveryIsLoadedAgainTest {

    private static final long WAIT_NANOS_MAX = 120_000_000_000L;
    private static final long LOOK_NANOS = 5_000_000;

    private final AtomicInteger tried = new AtomicInteger();
    private final RecoveryRoom room = room();

    private RecoveryRoom room() {
        Genesis genesis = new Genesis(
                new NetworkId("test"),
                1,
                16,
                new OperatorSet(0, List.of(new Operator("op1", Drafts.key(1).publicKey(), 1))));
        RecoveryRows rows = new RecoveryRows(new EmptyLog(), new TransactionTemplate(new AwayAtFirst()));
        RecoveryMeters meters = new RecoveryMeters(new SimpleMeterRegistry());
        CoreDoor nobody = new CoreDoor(
                new CertifiedFeeds(genesis, rows),
                new StaticListableBeanFactory().getBeanProvider(CoreOwner.class),
                meters,
                Clock.systemUTC());
        return new RecoveryRoom(
                RecoveryLimits.DEFAULT, new EpochClock(genesis), rows, nobody, meters, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void sessionsBeginOnceItIsLoadedAndEndWithTheLease() throws InterruptedException {
        room.start();
        assertThat(room.begin("peer-1", false)).as("without a lease").isNull();
        room.active(1);

        RecoverySession session = begun();
        assertThat(tried).hasValueGreaterThan(1);
        assertThat(session.ended()).isNull();

        room.inactive("the test ends it");
        assertThat(session.take(0, 0).ended()).isEqualTo(Outcome.UNEXPECTED);
        assertThat(room.begin("peer-1", false)).isNull();
    }

    private RecoverySession begun() {
        long end = System.nanoTime() + WAIT_NANOS_MAX;
        RecoverySession session = room.begin("peer-1", false);
        while (session == null && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
            session = room.begin("peer-1", false);
        }
        return Objects.requireNonNull(session, "the set was not loaded");
    }

    /** The store's connections, of which there is none for the first who asks. */
    private final class AwayAtFirst implements PlatformTransactionManager {

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition wanted) {
            if (tried.incrementAndGet() == 1) {
                throw new CannotCreateTransactionException("the store is away");
            }
            return new SimpleTransactionStatus();
        }

        @Override
        public void commit(TransactionStatus status) {}

        @Override
        public void rollback(TransactionStatus status) {}
    }

    /** A log of no messages. */
    private static final class EmptyLog extends JdbcTemplate {

        @Override
        public void query(String statement, RowCallbackHandler rows) {}
    }
}
