package org.causality.propagation.owner;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.causality.embedded.BackingParts;
import org.causality.embedded.SharedParts;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.propagation.adapter.PostgresLog;
import org.causality.propagation.causal.CausalLimits;
import org.causality.propagation.causal.HealthPlan;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One operator's real log in Postgres, and any number of owners that come and go on it. */
final class OwnedNode {

    static final long LEASE_MILLIS = 600;
    private static final Duration WAIT_MAX = Duration.ofSeconds(20);
    private static final long LOOK_NANOS = 5_000_000;

    final JdbcClient sql;
    final TestingRelay relay = new TestingRelay();
    private final PostgresLog log;
    private final Genesis genesis;
    private final FileOperatorSigner signer;

    OwnedNode(Path folder, Class<?> test) throws IOException {
        String operator = SharedParts.uniqueOperator(test);
        NetworkId network = new NetworkId("test");
        signer = FileOperatorSigner.create(network, folder.resolve(operator), new SecureRandom());
        genesis =
                new Genesis(network, 1, 16, new OperatorSet(0, List.of(new Operator(operator, signer.operator(), 1))));
        PGSimpleDataSource source = source(operator + "_propagation");
        Flyway.configure()
                .dataSource(source)
                .defaultSchema(operator + "_propagation")
                .locations("classpath:db/propagation")
                .load()
                .migrate();
        JdbcTemplate template = new JdbcTemplate(source);
        template.setFetchSize(100);
        log = new PostgresLog(template, new TransactionTemplate(new JdbcTransactionManager(source)), LEASE_MILLIS);
        sql = JdbcClient.create(source);
    }

    private static PGSimpleDataSource source(String schema) {
        BackingParts parts = SharedParts.get();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(parts.jdbcUrl());
        source.setUser(parts.jdbcUser());
        source.setPassword(parts.jdbcPassword());
        source.setCurrentSchema(schema);
        source.setReWriteBatchedInserts(true);
        return source;
    }

    /** An owner that waits for the lease; its life is the caller's. */
    CoreOwner start(CrashPoint crash) {
        OwnerSettings settings = new OwnerSettings(
                genesis,
                signer,
                CausalLimits.DEFAULT,
                HealthPlan.SILENT,
                UUID.randomUUID().toString(),
                LEASE_MILLIS / 3);
        CoreOwner owner = new CoreOwner(settings, log, relay, crash, CoreListener.NONE, Clock.systemUTC());
        owner.start();
        return owner;
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + WAIT_MAX.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain until " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
