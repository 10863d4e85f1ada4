package org.causality.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class KafkaTransactionTest {
    private final KafkaProbe kafka = new KafkaProbe(SharedParts.get().bootstrapServers());

    @Test
    void onlyWhatWasCommittedIsRead() throws Exception {
        kafka.createTopic("transacted");
        try (var producer = kafka.transactionalProducer("tx-1")) {
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(new ProducerRecord<>("transacted", "taken back"));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            var _ = producer.send(new ProducerRecord<>("transacted", "first"));
            var _ = producer.send(new ProducerRecord<>("transacted", "second"));
            producer.commitTransaction();
        }
        assertThat(kafka.read("transacted", 2)).containsExactly("first", "second");
    }
}
