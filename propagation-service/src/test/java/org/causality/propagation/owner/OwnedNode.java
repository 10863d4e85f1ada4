package org.causality.propagation.owner;

import static org.assertj.core.api.Assertions.assertThat;

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

    static final NetworkId NETWORK = new NetworkId("test");
    /** Of holders that die or have no rival: nobody takes the lease from one that is merely held up. */
    static final long LEASE_MILLIS = 200;
    /** Of holders that have a rival: held up for so long is nobody. */
    static final long LONG_LEASE_MILLIS = 600_000;

    private static final Duration WAIT_MAX = Duration.ofMinutes(4);
    private static final long LOOK_NANOS = 5_000_000;

    final JdbcClient sql;
    final TestingRelay relay = new TestingRelay();
    final String operator;
    final Path keys;
    private final PGSimpleDataSource source;
    private final Genesis genesis;
    private final FileOperatorSigner signer;

    OwnedNode(Path folder, Class<?> test) throws IOException {
        operator = SharedParts.uniqueOperator(test);
        keys = folder.resolve(operator);
        signer = FileOperatorSigner.create(NETWORK, keys, new SecureRandom());
        genesis = genesis(operator, signer);
        source = source(operator + "_propagation");
        Flyway.configure()
                .dataSource(source)
                .defaultSchema(operator + "_propagation")
                .locations("classpath:db/propagation")
                .load()
                .migrate();
        sql = JdbcClient.create(source);
    }

    static Genesis genesis(String operator, FileOperatorSigner signer) {
        return new Genesis(NETWORK, 1, 16, new OperatorSet(0, List.of(new Operator(operator, signer.operator(), 1))));
    }

    static PostgresLog log(PGSimpleDataSource source, long leaseMillis) {
        JdbcTemplate template = new JdbcTemplate(source);
        template.setFetchSize(100);
        return new PostgresLog(template, new TransactionTemplate(new JdbcTransactionManager(source)), leaseMillis);
    }

    private static PGSimpleDataSource source(String schema) {
        BackingParts parts = SharedParts.get();
        return source(parts.jdbcUrl(), parts.jdbcUser(), parts.jdbcPassword(), schema);
    }

    static PGSimpleDataSource source(String url, String user, String password, String schema) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setCurrentSchema(schema);
        source.setReWriteBatchedInserts(true);
        return source;
    }

    CausalLog log(long leaseMillis) {
        return log(source, leaseMillis);
    }

    /** The lease runs out now, whoever holds it. */
    void endLease() {
        assertThat(sql.sql("update lease set expires_at = clock_timestamp() - interval '1 second'")
                        .update())
                .isOne();
    }

    /** An owner that waits for the lease; its life is the caller's. */
    CoreOwner start(CrashPoint crash) {
        return start(crash, LEASE_MILLIS);
    }

    CoreOwner start(CrashPoint crash, long leaseMillis) {
        return start(crash, leaseMillis, log(leaseMillis));
    }

    CoreOwner start(CrashPoint crash, long leaseMillis, CausalLog log) {
        OwnerSettings settings = new OwnerSettings(
                genesis,
                signer,
                CausalLimits.DEFAULT,
                HealthPlan.SILENT,
                UUID.randomUUID().toString(),
                leaseMillis / 3);
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
