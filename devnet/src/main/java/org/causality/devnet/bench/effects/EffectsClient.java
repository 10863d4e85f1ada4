package org.causality.devnet.bench.effects;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.causality.devnet.story.figures.Measuring;

/** The program behind {@code ./causality bench effects}. */
public final class EffectsClient {

    private static final int WARM_UP_EFFECTS = 1_000;

    /** For each of the three evolutions of all effects; what has not come by then is missing. */
    private static final Duration PHASE_WAIT_MAX = Duration.ofMinutes(5);

    private final EffectRecords records;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Evolutions evolutions;
    private long next = 1;

    private EffectsClient(EffectRecords records, KafkaProducer<byte[], byte[]> producer, Evolutions evolutions) {
        this.records = records;
        this.producer = producer;
        this.evolutions = evolutions;
    }

    public static void main(String[] arguments) {
        System.exit(new Measuring("effects", EffectsOptions.USAGE)
                .run(() -> measure(EffectsOptions.parse(List.of(arguments)))));
    }

    private static EffectsReport measure(EffectsOptions options) {
        Map<String, Object> settings = Map.of("bootstrap.servers", options.kafka(), "linger.ms", 5);
        try (KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
                Evolutions evolutions = Evolutions.of(options)) {
            EffectRecords records = new EffectRecords(options.operator(), new SecureRandom().nextLong());
            EffectsClient client = new EffectsClient(records, producer, evolutions);
            List<EffectsReport.Phase> _ = client.life(WARM_UP_EFFECTS);
            return client.measured(options);
        }
    }

    private EffectsReport measured(EffectsOptions options) {
        Map<String, Integer> before = evolutions.counts();
        long cpu = options.tracker().cpuMillis();
        long postgres = options.postgres().familyCpuMillis();
        List<EffectsReport.Phase> phases = life(options.effects());
        return EffectsReport.of(
                options,
                phases,
                evolutions.countsSince(before),
                options.tracker().cpuMillis() - cpu,
                options.postgres().familyCpuMillis() - postgres);
    }

    /** One phase after the other, so that no effect is seen in two states at once and each evolves three times. */
    private List<EffectsReport.Phase> life(int effects) {
        long first = next;
        next += effects;
        return List.of(
                phase("PENDING", first, effects, records::result),
                phase("PROVEN", first, effects, number -> records.fact(number, false)),
                phase("FINALIZED", first, effects, number -> records.fact(number, true)));
    }

    private EffectsReport.Phase phase(
            String status, long first, int effects, LongFunction<ProducerRecord<byte[], byte[]>> record) {
        int before = evolutions.count(status);
        List<ProducerRecord<byte[], byte[]>> written =
                LongStream.range(first, first + effects).mapToObj(record).toList();
        long begun = System.nanoTime();
        for (ProducerRecord<byte[], byte[]> each : written) {
            var _ = producer.send(each); // one that is lost is missing in the end
        }
        producer.flush();
        int came = evolutions.await(status, before + effects, PHASE_WAIT_MAX) - before;
        double seconds = Math.round((System.nanoTime() - begun) / 1e7) / 100.0;
        return new EffectsReport.Phase(status, came, effects - came, seconds, EffectsReport.perSecond(came, seconds));
    }
}
