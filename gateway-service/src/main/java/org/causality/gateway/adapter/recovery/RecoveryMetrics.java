package org.causality.gateway.adapter.recovery;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.causality.gateway.recovery.Recovered;
import org.causality.gateway.recovery.RecoveryWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code causality_gateway_recovery_bytes_total{direction,frame}} as they stand on the streams, {@code
 * causality_gateway_recoveries_total{side,outcome}}, {@code causality_gateway_recovery_round_trips_total}, {@code
 * causality_gateway_recovery_seconds}.
 */
final class RecoveryMetrics implements RecoveryWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryMetrics.class);

    private final MeterRegistry metrics;

    RecoveryMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void frame(Direction direction, String frame, int bytes) {
        metrics.counter(
                        "causality.gateway.recovery.bytes",
                        "direction",
                        direction.name().toLowerCase(Locale.ROOT),
                        "frame",
                        frame)
                .increment(bytes);
    }

    @Override
    public void ended(String peer, boolean weOpened, Recovered how) {
        String outcome = how.outcome() == null ? "BROKEN_OFF" : how.outcome().name();
        count(weOpened, outcome);
        metrics.counter("causality.gateway.recovery.round.trips").increment(how.roundTrips());
        metrics.timer("causality.gateway.recovery").record(how.millis(), TimeUnit.MILLISECONDS);
        if (how.sent() + how.received() > 0 || how.outcome() == null) {
            LOG.info(
                    "Recovery with {} ended {} after {} ms: {} bytes compared, {} sent, {} received{}",
                    peer,
                    outcome,
                    how.millis(),
                    how.compared(),
                    how.sent(),
                    how.received(),
                    weOpened ? ", " + how.roundTrips() + " round trips" : "");
        }
    }

    @Override
    public void refused(String reason) {
        metrics.counter("causality.gateway.recovery.refusals", "reason", reason).increment();
    }

    private void count(boolean weOpened, String outcome) {
        metrics.counter("causality.gateway.recoveries", "side", weOpened ? "opener" : "answerer", "outcome", outcome)
                .increment();
    }
}
