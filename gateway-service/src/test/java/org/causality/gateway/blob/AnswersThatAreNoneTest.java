package org.causality.gateway.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.causality.gateway.blob.BlobConversation.Answer;
import org.causality.model.codec.Bytes;
import org.causality.model.computation.BlobRef;
import org.causality.model.wire.BlobMessage;
import org.causality.model.wire.BlobMessage.Absent;
import org.causality.model.wire.BlobMessage.Chunk;
import org.junit.jupiter.api.Test;

class AnswersThatAreNoneTest {

    private static final int CHUNK = BlobMessage.CHUNK_BYTES;
    private static final Bytes BYTES = TestingHome.bytes(CHUNK + 10, 1);
    private static final BlobRef BLOB = BlobRef.of(BYTES);
    private static final Bytes FIRST = Bytes.copyOf(BYTES.toArray(), 0, CHUNK);
    private static final Bytes SECOND = Bytes.copyOf(BYTES.toArray(), CHUNK, CHUNK + 10);

    private static Answer answer(BlobMessage... says) throws IOException {
        return answer(ScriptedStream.saying("peer", says));
    }

    private static Answer answer(ScriptedStream stream) throws IOException {
        return new BlobConversation(stream).ask(BLOB, () -> 0, 1_000);
    }

    @Test
    void allChunksInOrderAreTheBlob() throws IOException {
        ScriptedStream stream = ScriptedStream.saying("peer", new Chunk(0, FIRST), new Chunk(1, SECOND));
        assertThat(answer(stream)).isEqualTo(new Answer.Found(BYTES));
        assertThat(stream.heard()).containsExactly(BlobMessage.Request.of(BLOB));
    }

    @Test
    void notHereIsAnAnswer() throws IOException {
        assertThat(answer(new Absent())).isEqualTo(new Answer.Absent());
    }

    @Test
    void chunksOutOfOrderOrOfAnotherSizeAreWrong() throws IOException {
        assertThat(answer(new Chunk(1, SECOND), new Chunk(0, FIRST))).isInstanceOf(Answer.Wrong.class);
        assertThat(answer(new Chunk(0, FIRST), new Chunk(0, SECOND))).isInstanceOf(Answer.Wrong.class);
        assertThat(answer(new Chunk(0, SECOND))).isInstanceOf(Answer.Wrong.class);
        assertThat(answer(new Chunk(0, FIRST), new Chunk(1, FIRST))).isInstanceOf(Answer.Wrong.class);
    }

    @Test
    void oneBitOfTheLastChunkMakesItWrong() throws IOException {
        byte[] other = SECOND.toArray();
        other[9] ^= 1;
        assertThat(answer(new Chunk(0, FIRST), new Chunk(1, Bytes.wrap(other))))
                .isEqualTo(new Answer.Wrong("bytes of another root"));
    }

    @Test
    void whoLeavesHalfWayOrSpeaksOutOfTurnHasNotAnswered() {
        assertThatThrownBy(() -> answer()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> answer(new Chunk(0, FIRST))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> answer(new Chunk(0, FIRST), new Absent())).hasMessageContaining("out of turn");
        assertThatThrownBy(() -> answer(BlobMessage.Request.of(BLOB))).hasMessageContaining("out of turn");
        assertThatThrownBy(() -> answer(new ScriptedStream("peer", Bytes.parseHex("0x00"))))
                .hasMessageContaining("malformed");
        assertThatThrownBy(() -> answer(new ScriptedStream("peer", TestingHome.bytes(CHUNK + 100, 2))))
                .hasMessageContaining("too long");
    }

    @Test
    void whoTakesTooLongHasNotAnswered() {
        AtomicLong now = new AtomicLong();
        ScriptedStream slow = ScriptedStream.saying("peer", new Chunk(0, FIRST), new Chunk(1, SECOND));
        assertThatThrownBy(() -> new BlobConversation(slow).ask(BLOB, () -> now.getAndAdd(501), 1_000))
                .hasMessageContaining("too long");
    }
}
