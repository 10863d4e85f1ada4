package org.causality.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two of our hosts meet. */
@ParameterizedClass
@EnumSource
final class TwoHostsTest {
    private final TestHosts.Over over;
    private final Host alice;
    private final Host bob;

    TwoHostsTest(TestHosts.Over over) {
        this.over = over;
        alice = TestHosts.start(over.named(1));
        bob = TestHosts.start(over.named(2).agentVersion("bob/1"));
    }

    @AfterEach
    void close() {
        alice.close();
        bob.close();
    }

    private Connection meet() throws IOException {
        return alice.dial(bob.dialAddresses().getFirst());
    }

    @Test
    void bothKnowWhoTheOtherIs() throws IOException {
        Heard heard = new Heard();
        bob.listen(heard);
        Connection connection = meet();
        assertThat(connection.remotePeer()).isEqualTo(bob.peerId());
        assertThat(connection.remoteKey().peerId()).isEqualTo(bob.peerId());
        assertThat(connection.remoteAddress()).isEqualTo(bob.listenAddresses().getFirst());
        assertThat(heard.identified(alice.peerId(), _ -> true).listenAddresses())
                .isEqualTo(alice.listenAddresses());
    }

    @Test
    void identifyTellsProtocolsAgentAndSignedAddresses() throws IOException {
        Heard heard = new Heard();
        alice.listen(heard);
        meet();
        Identified about = heard.identified(bob.peerId(), _ -> true);
        assertThat(about.agentVersion()).isEqualTo("bob/1");
        assertThat(about.protocols()).isEqualTo(bob.protocols());
        assertThat(about.record()).isNotNull();
        assertThat(about.observedAddress()).isNotNull();
    }

    @Test
    void aNewProtocolIsPushed() throws IOException {
        Heard heard = new Heard();
        alice.listen(heard);
        meet();
        heard.identified(bob.peerId(), _ -> true);
        bob.handle("/late/1", P2pStream::reset);
        heard.identified(bob.peerId(), about -> about.protocols().contains("/late/1"));
        heard.forget();
        bob.unhandle("/late/1");
        heard.identified(bob.peerId(), about -> !about.protocols().contains("/late/1"));
    }

    @Test
    void aRequestIsAnsweredOnOneStream() throws IOException {
        bob.handle("/hello/1", StreamHandler.blocking(stream -> {
            byte[] name = stream.readFrame(100);
            assertThat(name).isNotNull();
            stream.writeFrame(("hello " + new String(name, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        }));
        meet();
        try (BlockingStream stream = alice.newStream(bob.peerId(), "/hello/1").blocking()) {
            stream.writeFrame("alice".getBytes(StandardCharsets.UTF_8));
            stream.closeWrite();
            assertThat(stream.readFrame(100)).asString().isEqualTo("hello alice");
            assertThat(stream.readFrame(100)).isNull();
        }
    }

    @Test
    void streamsGoBothWaysOverOneConnection() throws IOException {
        meet();
        assertThat(alice.ping(bob.peerId())).isPositive();
        long begunNanos = System.nanoTime();
        Duration back = bob.ping(alice.peerId());
        assertThat(back).isPositive().isLessThanOrEqualTo(Duration.ofNanos(System.nanoTime() - begunNanos));
        assertThat(alice.connections()).hasSize(1);
        assertThat(bob.connections()).hasSize(1);
    }

    @Test
    void dialingAgainGivesTheSameConnection() throws IOException {
        assertThat(meet()).isSameAs(meet());
    }

    @Test
    void anotherPeerThanTheNamedOneIsRefused() {
        Multiaddr wrong = bob.listenAddresses()
                .getFirst()
                .with(AddressPart.P2P, TestHosts.stranger().toString());
        assertThatThrownBy(() -> alice.dial(wrong)).isInstanceOf(DialException.class);
        assertThat(alice.connections()).isEmpty();
    }

    @Test
    void aHostDoesNotDialItself() {
        assertThatThrownBy(() -> alice.dial(alice.dialAddresses().getFirst())).isInstanceOf(DialException.class);
        assertThatThrownBy(() -> alice.dial(alice.listenAddresses().getFirst())).isInstanceOf(DialException.class);
    }

    @Test
    void aPortWithoutAListenerIsRefused() {
        Multiaddr gone = bob.dialAddresses().getFirst();
        bob.close();
        HostLimits hasty = TestHosts.LIMITS.with(TestHosts.LIMITS.timeouts().withDial(Duration.ofMillis(500)));
        try (Host carol = TestHosts.start(over.named(3).limits(hasty))) {
            assertThatThrownBy(() -> carol.dial(gone))
                    .isInstanceOf(DialException.class)
                    .hasMessageContaining(gone.toString());
        }
    }

    @Test
    void addressesOfOtherTransportsAreRefused() {
        for (String address : List.of("/ip4/127.0.0.1/udp/1", "/ip4/127.0.0.1/tcp/1/ws", "/dnsaddr/x.org")) {
            assertThatThrownBy(() -> alice.dial(Multiaddr.parse(address))).isInstanceOf(DialException.class);
        }
    }

    @Test
    void aStreamToAStrangerOrForAnUnknownProtocolIsRefused() throws IOException {
        assertThatThrownBy(() -> alice.newStream(bob.peerId(), TestHosts.ECHO))
                .isInstanceOf(StreamRefusedException.class);
        meet();
        assertThatThrownBy(() -> alice.newStream(bob.peerId(), "/unknown/1"))
                .isInstanceOf(StreamRefusedException.class);
    }

    @Test
    void closingIsHeardOnBothSides() throws IOException {
        Heard atAlice = new Heard();
        Heard atBob = new Heard();
        alice.listen(atAlice);
        bob.listen(atBob);
        meet().close();
        atAlice.disconnected(bob.peerId());
        atBob.disconnected(alice.peerId());
        assertThat(alice.connection(bob.peerId())).isNull();
    }

    @Test
    void bothMayDialAtOnce() throws Exception {
        CompletableFuture<Connection> there = new CompletableFuture<>();
        CompletableFuture<Connection> back = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> dialInto(there, alice, bob));
        Thread.ofVirtual().start(() -> dialInto(back, bob, alice));
        assertThat(there.get().remotePeer()).isEqualTo(bob.peerId());
        assertThat(back.get().remotePeer()).isEqualTo(alice.peerId());
        assertThat(alice.ping(bob.peerId())).isPositive();
        assertThat(bob.ping(alice.peerId())).isPositive();
    }

    @Test
    void manyThreadsThatDialOnePeerShareOneConnection() throws Exception {
        List<CompletableFuture<Connection>> results = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            CompletableFuture<Connection> result = new CompletableFuture<>();
            results.add(result);
            Thread.ofVirtual().start(() -> dialInto(result, alice, bob));
        }
        for (CompletableFuture<Connection> result : results) {
            assertThat(result.get()).isSameAs(results.getFirst().get());
        }
    }

    private static void dialInto(CompletableFuture<Connection> result, Host from, Host to) {
        try {
            result.complete(from.dial(to.dialAddresses().getFirst()));
        } catch (DialException e) {
            result.completeExceptionally(e);
        }
    }

    @Test
    void withoutTheEarlyMuxerItIsAgreedAfterwards() throws IOException {
        try (Host plain = TestHosts.start(over.named(3).earlyMuxer(false))) {
            plain.dial(bob.dialAddresses().getFirst());
            assertThat(plain.ping(bob.peerId())).isPositive();
            alice.dial(plain.dialAddresses().getFirst());
            assertThat(alice.ping(plain.peerId())).isPositive();
        }
    }

    @Test
    void aBlockingCallOnAnEventLoopIsAnErrorNotADeadlock() throws Exception {
        Connection connection = meet();
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        connection.executor().execute(() -> {
            try {
                connection.newStream(List.of(TestHosts.ECHO));
            } catch (StreamRefusedException | IllegalStateException e) {
                thrown.complete(e);
            }
        });
        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aClosedHostRefusesInsteadOfFailing() throws IOException {
        Connection connection = meet();
        P2pStream stream = connection.newStream(List.of(TestHosts.ECHO));
        alice.close();
        assertThat(stream.write(new byte[1])).isFalse();
        stream.reset();
        connection.close();
        assertThatThrownBy(() -> connection.newStream(List.of(TestHosts.ECHO)))
                .isInstanceOf(StreamRefusedException.class);
    }
}
