package org.causality.mempool.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.causality.backbone.log.LogRecord;
import org.causality.mempool.Wallet;
import org.causality.mempool.book.Delivery;
import org.causality.model.codec.Bytes;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Payload;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.NetworkId;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.EdgeReason;
import org.causality.model.reason.Reason;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.TopicCatalogue;
import org.junit.jupiter.api.Test;

class DeliveredReadingTest {
    private static final SigningKey FEED = SigningKey.generate(new SecureRandom());
    private static final Envelope ORDER = envelope(Wallet.ofSeed(3).signed(0, 1));

    private final DeliveredReading reading = new DeliveredReading(Wallet.NETWORK);

    private static Envelope envelope(SignedUserOrder order) {
        Payload payload = new Payload.UserOrder(order);
        Bytes body = payload.encode();
        Header header = new Header(
                Wallet.NETWORK,
                Header.VERSION,
                payload.type().code(),
                new LamportTime(5),
                null,
                0,
                List.of(),
                List.of(new MessageId(order.id().value())),
                List.of(),
                0,
                FEED.publicKey(),
                Envelope.digest(body),
                body.size());
        return new Envelope(SignedHeader.sign(header, FEED), body);
    }

    private static LogRecord record(byte[] value, Map<RecordHeader, String> headers) {
        Map<String, byte[]> named = new HashMap<>();
        headers.forEach((name, text) -> named.put(name.key(), text.getBytes(UTF_8)));
        return new LogRecord(
                TopicCatalogue.DELIVERED,
                0,
                0,
                1_000,
                RecordKey.of(ORDER.stamp()).toArray(),
                value,
                named);
    }

    private static Map<RecordHeader, String> headers(String content, String type) {
        return Map.of(RecordHeader.CONTENT, content, RecordHeader.TYPE, type, RecordHeader.DELIVERY_SEQUENCE, "7");
    }

    private static LogRecord order(Envelope envelope) {
        return record(envelope.encode().toArray(), headers("envelope", "UserOrder"));
    }

    private Delivery.Content content(LogRecord record) {
        return ((DeliveredReading.Read.Known) reading.read(record)).delivery().content();
    }

    private Reason reason(LogRecord record) {
        return ((Delivery.Unusable) content(record)).reason();
    }

    @Test
    void anOrderIsReadWithItsPlaceAndDependencies() {
        DeliveredReading.Read.Known known = (DeliveredReading.Read.Known) reading.read(order(ORDER));
        assertThat(known.delivery().sequence()).isEqualTo(7);
        assertThat(known.delivery().stamp()).isEqualTo(ORDER.stamp());
        assertThat(known.delivery().dependencies()).isEqualTo(ORDER.header().dependencies());
        assertThat(known.delivery().content()).isInstanceOf(Delivery.OrderCarried.class);
    }

    @Test
    void whatTheWalletDidNotSignIsUnusable() {
        assertThat(reason(order(envelope(Wallet.ofSeed(3).badlySigned(0, 1))))).isEqualTo(AdmissionReason.SIGNATURE);
    }

    @Test
    void anOrderForAnotherNetworkIsUnusable() {
        Wallet elsewhere = new Wallet(new NetworkId("elsewhere"), FEED);
        assertThat(reason(order(envelope(elsewhere.signed(0, 1))))).isEqualTo(EdgeReason.WRONG_NETWORK);
    }

    @Test
    void headersMutesTicksAndOtherTypesPass() {
        for (String content : List.of("header", "FEED_MUTED", "TICK", "something new")) {
            assertThat(content(record(new byte[] {1}, headers(content, "UserOrder"))))
                    .isInstanceOf(Delivery.OtherType.class);
        }
        assertThat(content(record(new byte[] {1}, headers("envelope", "KeyCertificate"))))
                .isInstanceOf(Delivery.OtherType.class);
        assertThat(content(record(new byte[] {1}, headers("envelope", "123")))).isInstanceOf(Delivery.OtherType.class);
    }

    @Test
    void aRecordWithoutItsPlaceIsUnreadable() {
        LogRecord record = record(ORDER.encode().toArray(), Map.of(RecordHeader.CONTENT, "envelope"));
        assertThat(reading.read(record)).isInstanceOf(DeliveredReading.Read.Unreadable.class);
    }

    @Property
    void anyBytesAreReadOrNot(@ForAll @Size(max = 200) byte[] value) {
        assertThat(reading.read(record(value, headers("envelope", "UserOrder"))))
                .isNotNull();
    }

    @Property
    void anOrderWithABrokenByteIsReadOrNot(@ForAll @IntRange(min = 0, max = 200) int at, @ForAll byte broken) {
        byte[] value = ORDER.encode().toArray();
        value[at % value.length] ^= broken;
        assertThat(reading.read(record(value, headers("envelope", "UserOrder"))))
                .isNotNull();
    }
}
