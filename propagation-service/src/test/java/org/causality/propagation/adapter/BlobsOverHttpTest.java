package org.causality.propagation.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.causality.embedded.SharedParts;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.BlobRef;
import org.causality.model.computation.JobId;
import org.causality.model.computation.LineageId;
import org.causality.model.computation.ProofAnnouncement;
import org.causality.model.computation.SlotId;
import org.causality.model.computation.VerifierId;
import org.causality.model.message.Draft;
import org.causality.model.message.LamportTime;
import org.causality.model.message.Payload;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import org.causality.model.wire.DeliveryTick;
import org.causality.model.wire.WireCommand;
import org.causality.propagation.owner.CoreOwner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Blobs and ticks of the running service, on Postgres and Kafka. */
class BlobsOverHttpTest {

    private static final String BLOBS = "/internal/v1/blobs";

    @TempDir
    static Path folder;

    private static TestNode node;
    private static TestTopics topics;

    @BeforeAll
    static void start() throws Exception {
        String operator = SharedParts.uniqueOperator(BlobsOverHttpTest.class);
        node = TestNode.start(operator, TestNode.newHome(operator, folder));
        topics = new TestTopics(operator);
        node.awaitReady();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String path(BlobRef blob) {
        return BLOBS + "/" + blob.root().hex() + "?sizeBytes=" + blob.sizeBytes();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    @Test
    void whatWasPutIsFoundUnderTheNameThatWasTold() throws Exception {
        byte[] bytes = bytes(1024 * 1024);
        BlobRef blob = BlobRef.of(Bytes.wrap(bytes));
        HttpResponse<byte[]> put = node.put(BLOBS, bytes);
        assertThat(put.statusCode()).isEqualTo(201);
        assertThat(text(put))
                .isEqualTo("{\"root\":\"" + blob.root().hex() + "\",\"sizeBytes\":\"1048576\",\"chunkBytes\":65536}");
        HttpResponse<byte[]> again = node.put(BLOBS + "?root=" + blob.root().hex(), bytes);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(put.body());
        HttpResponse<byte[]> got = node.get(path(blob) + "&local=true");
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(got.body()).isEqualTo(bytes);
    }

    @Test
    void otherBytesThanNamedTooManyOrNoneAreRefused() throws Exception {
        String root = BlobRef.of(Bytes.wrap(bytes(10))).root().hex();
        HttpResponse<byte[]> other = node.put(BLOBS + "?fetched=true&root=" + root, bytes(11));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(text(other)).contains("BLOB_MISMATCH");
        assertThat(node.put(BLOBS, bytes(1024 * 1024 + 1)).statusCode()).isEqualTo(413);
        assertThat(node.put(BLOBS, new byte[0]).statusCode()).isEqualTo(400);
        assertThat(node.get(BLOBS + "/0x12?sizeBytes=3").statusCode()).isEqualTo(400);
        assertThat(node.get(BLOBS + "/" + root + "?sizeBytes=x").statusCode()).isEqualTo(400);
        assertThat(node.get(BLOBS + "/" + root + "?sizeBytes=1048577").statusCode())
                .isEqualTo(413);
        assertThat(node.get(BLOBS + "/" + root).statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsNotHereIsAskedOfTheGatewaysOnceInAWhile() throws Exception {
        BlobRef local = new BlobRef(new Bytes32(9, 9, 9, 1), 300, BlobRef.CHUNK_BYTES_MAX);
        BlobRef wanted = new BlobRef(new Bytes32(9, 9, 9, 2), 301, BlobRef.CHUNK_BYTES_MAX);
        BlobRef last = new BlobRef(new Bytes32(9, 9, 9, 3), 302, BlobRef.CHUNK_BYTES_MAX);
        HttpResponse<byte[]> missing = node.get(path(local) + "&local=true");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(text(missing)).contains("\"code\":\"BLOB_UNKNOWN\"").contains("\"retryAfterMillis\":400");
        assertThat(node.get(path(wanted)).statusCode()).isEqualTo(404);
        assertThat(node.get(path(wanted)).statusCode()).isEqualTo(404);
        assertThat(node.get(path(last)).statusCode()).isEqualTo(404);
        List<ConsumerRecord<byte[], byte[]>> asked =
                topics.readUntil(TopicCatalogue.WIRE_OUTBOUND, record -> isFetchOf(record, last)).stream()
                        .filter(record -> command(record) instanceof WireCommand.FetchBlob)
                        .toList();
        assertThat(asked)
                .extracting(BlobsOverHttpTest::command)
                .containsExactly(new WireCommand.FetchBlob(wanted), new WireCommand.FetchBlob(last));
        assertThat(RecordHeaders.text(asked.getFirst().headers(), RecordHeader.COMMAND))
                .isEqualTo("fetch-blob");
        assertThat(RecordHeaders.number(asked.getFirst().headers(), RecordHeader.FENCE, 0))
                .isEqualTo(1);
    }

    private static boolean isFetchOf(ConsumerRecord<byte[], byte[]> record, BlobRef blob) {
        return command(record).equals(new WireCommand.FetchBlob(blob));
    }

    private static WireCommand command(ConsumerRecord<byte[], byte[]> record) {
        return WireCommand.decode(Bytes.wrap(record.value())).orThrow();
    }

    @Test
    void whatThisNodeAnnouncedIsMarkedWithTheAnnouncement() throws Exception {
        byte[] bytes = bytes(500);
        BlobRef blob = BlobRef.of(Bytes.wrap(bytes));
        node.put(BLOBS + "?fetched=true", bytes);
        assertThat(standing(blob)).isEqualTo("fetched");
        node.put(BLOBS, bytes);
        assertThat(standing(blob)).isEqualTo("own");
        Draft announcement = new Draft(
                new Payload.ProofAnnouncement(new ProofAnnouncement(
                        new JobId(new Bytes32(1, 0, 0, 0)),
                        new SlotId(new LineageId(new Bytes32(2, 0, 0, 0)), new Bytes32(3, 0, 0, 0), 0),
                        new VerifierId(Bytes.parseHex("0x01020304")),
                        List.of(new Bytes32(4, 0, 0, 0)),
                        blob,
                        Bytes.EMPTY,
                        Bytes.EMPTY)),
                List.of(),
                List.of());
        topics.publish(announcement);
        topics.readUntil(
                TopicCatalogue.DELIVERED,
                record -> announcement.id().hex().equals(RecordHeaders.text(record.headers(), RecordHeader.DRAFT_ID)));
        assertThat(standing(blob)).isEqualTo("announced");
    }

    private static String standing(BlobRef blob) {
        return JdbcClient.create(node.bean(DataSource.class))
                .sql("""
                        select case when a.root is not null then 'announced' when b.own then 'own' else 'fetched' end
                        from blob b left join blob_announced a on a.root = b.root and a.size_bytes = b.size_bytes
                        where b.root = ?
                        """)
                .param(blob.root().toArray())
                .query(String.class)
                .single();
    }

    @Test
    void aTickIsTheNextRecordOfDeliveredAndIsSaidOnce() throws Exception {
        // Answered between two turns: the heads are those of all that the tests before have seen delivered.
        var _ = node.bean(CoreOwner.class).ask(_ -> true);
        long before = delivered(node.get("/internal/v1/heads"));
        HttpResponse<byte[]> first = node.post("/internal/v1/ticks?after=" + before, new byte[0]);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(text(first)).isEqualTo("{\"delivered\":\"" + (before + 1) + "\"}");
        HttpResponse<byte[]> again = node.post("/internal/v1/ticks?after=" + before, new byte[0]);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        ConsumerRecord<byte[], byte[]> record = topics.readUntil(
                        TopicCatalogue.DELIVERED,
                        read -> DeliveryTick.CONTENT.equals(RecordHeaders.text(read.headers(), RecordHeader.CONTENT)))
                .getLast();
        assertThat(RecordHeaders.number(record.headers(), RecordHeader.DELIVERY_SEQUENCE, 0))
                .isEqualTo(before + 1);
        assertThat(RecordKey.parse(record.key()))
                .isEqualTo(new RecordKey(LamportTime.ZERO, new Bytes32(0, 0, 0, before + 1)));
        assertThat(DeliveryTick.decode(Bytes.wrap(record.value())).orThrow()).isEqualTo(new DeliveryTick(before + 1));
        assertThat(node.post("/internal/v1/ticks?after=-1", new byte[0]).statusCode())
                .isEqualTo(400);
        assertThat(node.post("/internal/v1/ticks", new byte[0]).statusCode()).isEqualTo(400);
    }

    private static long delivered(HttpResponse<byte[]> heads) {
        String json = text(heads);
        int from = json.indexOf("\"delivered\":\"") + "\"delivered\":\"".length();
        return Long.parseLong(json.substring(from, json.indexOf('"', from)));
    }
}
