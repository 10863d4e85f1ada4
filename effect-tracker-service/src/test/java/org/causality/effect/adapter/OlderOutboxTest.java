package org.causality.effect.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.embedded.BackingParts;
import org.causality.embedded.SharedParts;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What waited in an outbox of the older shape is still told after the update. */
class OlderOutboxTest {
    private final BackingParts parts = SharedParts.get();
    private final String schema = SharedParts.uniqueOperator(OlderOutboxTest.class);
    private final JdbcTemplate template =
            new JdbcTemplate(new DriverManagerDataSource(parts.jdbcUrl(), parts.jdbcUser(), parts.jdbcPassword()));

    @Test
    void aRecordKeepsItsHeadersAndAProgressMarkerGoesToEveryPartition() {
        flyway().target("2").load().migrate();
        template.execute("""
                insert into %1$s.outbox (topic, part, key, value, headers) values
                    ('effects.events', 2, '\\x01', '\\x02', E'event=Registered\\nlane=0x0a=b'),
                    ('effects.events', -1, '\\x03', '', 'event=Progress')
                """.formatted(schema));
        flyway().load().migrate();
        List<String> rows = template.query(
                "select topic || ' ' || partition || ' ' || (headers::json->>'event') || ' '"
                        + " || coalesce(headers::json->>'lane', '-') from " + schema + ".outbox order by id",
                (row, _) -> row.getString(1));
        assertThat(rows)
                .containsExactly(
                        "effects.events.v1 2 Registered 0x0a=b",
                        "effects.events.v1 0 Progress -",
                        "effects.events.v1 1 Progress -",
                        "effects.events.v1 2 Progress -",
                        "effects.events.v1 3 Progress -");
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(parts.jdbcUrl(), parts.jdbcUser(), parts.jdbcPassword())
                .locations("classpath:db/effecttracker")
                .defaultSchema(schema);
    }
}
