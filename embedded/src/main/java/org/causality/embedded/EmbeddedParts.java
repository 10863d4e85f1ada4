package org.causality.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The parts in this process tree, data kept in one folder. */
public record EmbeddedParts(EmbeddedKafka kafka, EmbeddedPostgres postgres, EmbeddedRedis redis)
        implements BackingParts {
    private static final String HOST = "127.0.0.1";

    /**
     * Starts the three side by side; when one fails, the others are closed again.
     *
     * @throws CouldNotStart with the first failure's sentence
     */
    public static EmbeddedParts start(BackingOptions options) {
        List<AutoCloseable> started = new ArrayList<>();
        try (ExecutorService starters = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("parts-", 0).factory())) {
            Future<EmbeddedKafka> kafka = starters.submit(() -> EmbeddedKafka.start(
                    options.folder().resolve("kafka"),
                    options.kafkaPort(),
                    options.controllerPort(),
                    options.portFlag()));
            Future<EmbeddedPostgres> postgres = starters.submit(() ->
                    EmbeddedPostgres.start(options.folder().resolve("pg"), options.postgresPort(), options.portFlag()));
            Future<EmbeddedRedis> redis = starters.submit(() ->
                    EmbeddedRedis.start(options.folder().resolve("redis"), options.redisPort(), options.portFlag()));
            return gather(kafka, postgres, redis, started);
        } catch (CouldNotStart e) {
            started.reversed().forEach(EmbeddedParts::closeQuietly);
            throw e;
        }
    }

    /** Waits for all three before it throws, so that nothing starts behind the caller's back. */
    private static EmbeddedParts gather(
            Future<EmbeddedKafka> kafka,
            Future<EmbeddedPostgres> postgres,
            Future<EmbeddedRedis> redis,
            List<AutoCloseable> started) {
        List<CouldNotStart> failures = new ArrayList<>();
        for (Future<? extends AutoCloseable> part : List.of(kafka, postgres, redis)) {
            try {
                started.add(outcome(part::get));
            } catch (CouldNotStart e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return new EmbeddedParts(kafka.resultNow(), postgres.resultNow(), redis.resultNow());
    }

    private static <T> T outcome(Callable<T> waiting) {
        try {
            return waiting.call();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CouldNotStart known
                    ? known
                    : new CouldNotStart("A backing part could not be started: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CouldNotStart("Starting the backing parts was interrupted.", e);
        } catch (Exception e) {
            throw new CouldNotStart("A backing part could not be started: " + e, e);
        }
    }

    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception _) {
            // The caller already gets the failure that made us close.
        }
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:postgresql://" + HOST + ":" + postgres.port() + "/postgres";
    }

    @Override
    public String jdbcUser() {
        return "postgres";
    }

    @Override
    public String jdbcPassword() {
        return "";
    }

    @Override
    public String redisHost() {
        return HOST;
    }

    @Override
    public int redisPort() {
        return redis.port();
    }

    @Override
    public void close() {
        closeQuietly(redis);
        closeQuietly(postgres);
        closeQuietly(kafka);
    }
}
