package org.causality.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsKeepTheirDataTest {
    @TempDir
    Path folder;

    @Test
    void aRestartOnTheSameFolderFindsRecordRowAndKey() throws Exception {
        try (BackingParts first = EmbeddedParts.start(BackingOptions.onAnyPorts(folder))) {
            KafkaProbe kafka = new KafkaProbe(first.bootstrapServers());
            kafka.createTopic("kept");
            kafka.send("kept", "record");
            sql(first, "create table kept (word text)");
            sql(first, "insert into kept values ('row')");
            redis(first, commands -> commands.set("kept", "key"));
        }
        try (BackingParts second = EmbeddedParts.start(BackingOptions.onAnyPorts(folder))) {
            assertThat(new KafkaProbe(second.bootstrapServers()).read("kept", 1))
                    .containsExactly("record");
            assertThat(firstColumn(second, "select word from kept")).isEqualTo("row");
            assertThat(redis(second, commands -> commands.get("kept"))).isEqualTo("key");
        }
    }

    private static void sql(BackingParts parts, String statement) throws SQLException {
        try (Connection connection = connect(parts)) {
            connection.createStatement().execute(statement);
        }
    }

    private static String firstColumn(BackingParts parts, String query) throws SQLException {
        try (Connection connection = connect(parts);
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(BackingParts parts) throws SQLException {
        return DriverManager.getConnection(parts.jdbcUrl(), parts.jdbcUser(), parts.jdbcPassword());
    }

    private static String redis(BackingParts parts, Function<RedisCommands<String, String>, String> use) {
        RedisClient client = RedisClient.create(RedisURI.create(parts.redisHost(), parts.redisPort()));
        try (var connection = client.connect()) {
            return use.apply(connection.sync());
        } finally {
            client.shutdown();
        }
    }
}
