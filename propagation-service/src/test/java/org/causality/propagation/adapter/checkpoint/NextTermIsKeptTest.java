package org.causality.propagation.adapter.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.propagation.checkpoint.CheckpointLimits;
import org.causality.propagation.message.Drafts;
import org.causality.propagation.owner.CoreOwner;
import org.causality.propagation.owner.NotLeaseHolderException;
import org.causality.propagation.recovery.EpochClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The core lost its lease and has it again, while a turn of the term before is still at the database. */
class NextTermIsKeptTest {

    private static final long WAIT_SECONDS_MAX = 120;

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch askedAgain = new CountDownLatch(1);
    private final CheckpointRoom room = room();

    private CheckpointRoom room() {
        Operator operator = new Operator("op1", Drafts.key(1).publicKey(), 1);
        Genesis genesis = new Genesis(new NetworkId("test"), 1, 16, new OperatorSet(0, List.of(operator)));
        Store store = new Store();
        CheckpointRows rows =
                new CheckpointRows(new JdbcTemplate(store), new TransactionTemplate(new JdbcTransactionManager(store)));
        return new CheckpointRoom(
                genesis,
                operator.key(),
                CheckpointLimits.DEFAULT,
                rows,
                new StaticListableBeanFactory().getBeanProvider(CoreOwner.class),
                new EpochClock(genesis),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theRefusalOfTheOneBeforeDoesNotEndIt() throws InterruptedException {
        room.start();
        room.active(1);
        assertThat(askedAgain.await(WAIT_SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
    }

    /** Refuses the first who asks, for whom the next term comes too late. */
    private final class Store extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            if (asked.incrementAndGet() == 1) {
                room.inactive("the store is away");
                room.active(2);
                throw new NotLeaseHolderException(1);
            }
            askedAgain.countDown();
            throw new SQLException("the test has seen enough");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}
