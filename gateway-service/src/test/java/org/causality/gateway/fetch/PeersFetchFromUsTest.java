package org.causality.gateway.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.budget.Rate;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.wire.FetchMessage;
import org.junit.jupiter.api.Test;

class PeersFetchFromUsTest {

    private final FetchBench bench = new FetchBench(FetchLimits.defaults());

    @Test
    void bothSidesOpenWithHello() throws IOException {
        bench.converse("joiner").ask(request(bench.introduction.id()));
        assertThat(bench.greeted).containsExactlyInAnyOrder("joiner", "server");
    }

    @Test
    void anAnswerLeadsWithTheCertificateOfWhoSigned() throws IOException {
        Envelope order = bench.feed.order(1);
        bench.store(order);
        FetchMessage.Answer answer = bench.converse("joiner").ask(request(order.id()));
        assertThat(answer.envelopes()).containsExactly(bench.introduction, order);
    }

    @Test
    void headersComeWithTheirCertificateToo() throws IOException {
        Envelope order = bench.feed.order(1);
        bench.store(order);
        FetchMessage.Answer answer = bench.converse("joiner").ask(new FetchMessage.Request(List.of(order.id()), true));
        assertThat(answer.envelopes()).containsExactly(bench.introduction);
        assertThat(answer.headers()).containsExactly(order.signed(), bench.introduction.signed());
    }

    @Test
    void whatIsNotKnownIsLeftOut() throws IOException {
        MessageId unknown = new MessageId(TestNetwork.bytes32(new Random(1)));
        assertThat(bench.converse("joiner").ask(request(unknown)).envelopes()).isEmpty();
    }

    @Test
    void aFullQuestionLeavesItsLastMessagesOutForTheCertificate() throws IOException {
        List<MessageId> ids = LongStream.range(0, FetchMessage.IDS_MAX)
                .mapToObj(bench.feed::order)
                .map(order -> {
                    bench.store(order);
                    return order.id();
                })
                .toList();
        FetchMessage.Answer answer = bench.converse("joiner").ask(new FetchMessage.Request(ids, false));
        assertThat(answer.envelopes()).hasSize(FetchMessage.IDS_MAX).contains(bench.introduction);
    }

    @Test
    void whatWasAskedForIsThereHoweverMuchItRestsOn() throws IOException {
        Envelope newest = bench.introduction;
        for (int nonce = 0; nonce < 3 * FetchMessage.IDS_MAX; nonce++) {
            newest = bench.feed.order(nonce);
            bench.store(newest);
        }
        FetchMessage.Answer answer = bench.converse("joiner").ask(request(newest.id()));
        assertThat(answer.envelopes())
                .hasSize(FetchMessage.IDS_MAX)
                .startsWith(bench.introduction, newest)
                .doesNotHaveDuplicates();
    }

    @Test
    void aConversationOutOfTurnBreaks() throws IOException {
        Pipe pipe = bench.open("rude");
        pipe.write(request(bench.introduction.id()).encode());
        assertThat(pipe.read(FetchMessage.FRAME_BYTES_MAX)).isNotNull();
        assertThat(pipe.read(FetchMessage.FRAME_BYTES_MAX)).isNull();
        assertThat(bench.broken).singleElement().satisfies(e -> assertThat(e).hasMessageContaining("out of turn"));
    }

    @Test
    void rubbishBreaksIt() throws IOException {
        Pipe pipe = bench.open("rude");
        pipe.write(Bytes.ascii("rubbish"));
        assertThat(pipe.read(FetchMessage.FRAME_BYTES_MAX)).isNotNull();
        assertThat(pipe.read(FetchMessage.FRAME_BYTES_MAX)).isNull();
    }

    @Test
    void streamsOfOnePeerAreBounded() throws IOException {
        for (int i = 0; i < FetchLimits.defaults().streamsPerPeerMax(); i++) {
            bench.converse("greedy");
        }
        assertThatThrownBy(() -> bench.converse("greedy")).isInstanceOf(IOException.class);
        bench.converse("modest");
    }

    @Test
    void whoAsksFarTooMuchIsLeft() throws IOException {
        FetchLimits it = FetchLimits.defaults();
        FetchBench slow = new FetchBench(withServed(it, new Rate(0.001, 1)));
        FetchConversation conversation = slow.converse("greedy");
        conversation.ask(request(slow.introduction.id()));
        assertThatThrownBy(() -> conversation.ask(request(slow.introduction.id())))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whoAsksTooFastIsAnsweredLater() throws IOException {
        FetchLimits it = FetchLimits.defaults();
        FetchBench slow = new FetchBench(withServed(it, new Rate(1, 1)));
        FetchConversation conversation = slow.converse("eager");
        conversation.ask(request(slow.introduction.id()));
        assertThat(slow.nowMillis).hasValue(0);
        conversation.ask(request(slow.introduction.id()));
        assertThat(slow.nowMillis).hasValue(1_000);
    }

    private static FetchLimits withServed(FetchLimits it, Rate served) {
        return new FetchLimits(
                it.streamsMax(),
                it.streamsPerPeerMax(),
                it.requestsMax(),
                served,
                it.servedWaitMillisMax(),
                it.peersMax(),
                it.queuedMax(),
                it.certificateAsks(),
                it.roomMillisMax());
    }

    private static FetchMessage.Request request(MessageId id) {
        return new FetchMessage.Request(List.of(id), false);
    }
}
