package org.causality.devnet.system;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.causality.embedded.BackingParts;

/** Takes from a stopped operator all it has stored, but for its keys: it will be as if it had never run. */
final class Wiping {

    private static final long ANSWER_SECONDS_MAX = 120;

    private Wiping() {}

    static void wipe(BackingParts parts, String operator) {
        try {
            wipeKafka(parts, operator);
            wipePostgres(parts, operator);
            wipeRedis(parts, operator);
        } catch (SQLException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the stores of " + operator + " could not be wiped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void wipeKafka(BackingParts parts, String operator)
            throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", parts.bootstrapServers()))) {
            List<String> own = admin.listTopics().names().get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS).stream()
                    .filter(topic -> topic.startsWith("causality." + operator + "."))
                    .toList();
            var _ = admin.deleteTopics(own).all().get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
        }
    }

    private static void wipePostgres(BackingParts parts, String operator) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(parts.jdbcUrl(), parts.jdbcUser(), parts.jdbcPassword());
                Statement statement = connection.createStatement()) {
            for (String schema : schemasOf(statement, operator)) {
                var _ = statement.execute("drop schema " + schema + " cascade");
            }
        }
    }

    /** Every service that has one names it after the operator. */
    private static List<String> schemasOf(Statement statement, String operator) throws SQLException {
        List<String> schemas = new ArrayList<>();
        String query =
                "select schema_name from information_schema.schemata where schema_name like '" + operator + "\\_%'";
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                schemas.add(found.getString(1));
            }
        }
        return schemas;
    }

    private static void wipeRedis(BackingParts parts, String operator) {
        RedisClient client = RedisClient.create(RedisURI.create(parts.redisHost(), parts.redisPort()));
        try (var connection = client.connect()) {
            List<String> own = connection.sync().keys("c:{" + operator + "}:*");
            if (!own.isEmpty()) {
                var _ = connection.sync().del(own.toArray(String[]::new));
            }
        } finally {
            client.shutdown();
        }
    }
}
