package org.causality.libp2p.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.gossip.router.Verdict;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.identity.PrivateKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that are forged, repeated, doubled or wrong by the application's rules. */
class LyingPeersTest {
    private static final PrivateKey AUTHOR = Node.key(7);
    private static final double GRAYLIST = -80;

    private final Siege siege = new Siege();
    private final Attacker attacker = siege.attacker(3);

    @BeforeEach
    void follow() {
        attacker.follow();
    }

    @AfterEach
    void close() {
        attacker.close();
        siege.close();
    }

    /** As many as it takes: verdicts come after what is sent meanwhile. */
    private void untilGraylisted(IntFunction<Message> bad) {
        AtomicInteger sent = new AtomicInteger();
        Node.await(
                () -> {
                    attacker.send(bad.apply(sent.getAndIncrement()));
                    return siege.victim.count(Reason.GRAYLISTED) > 0;
                },
                "graylist");
    }

    @Test
    void aFloodOfForgeriesEndsOnTheGraylist() throws InterruptedException {
        Message good = Attacker.signed(AUTHOR, 1, "good");
        untilGraylisted(i -> Attacker.swapped(Attacker.signed(AUTHOR, i, "x"), "forged " + i));
        assertThat(siege.victim.count(Reason.BAD_SIGNATURE)).isPositive();
        assertThat(siege.victim.gossip.score(attacker.id())).isLessThan(GRAYLIST);
        attacker.send(good);
        siege.assertHonestLostNothing();
        assertThat(siege.victim.heard()).noneMatch(text -> text.startsWith("forged"));
    }

    private long heard(String beginning) {
        return siege.victim.heard().stream()
                .filter(text -> text.startsWith(beginning))
                .count();
    }

    @Test
    void aReplayIsHeardOnce() throws InterruptedException {
        Message message = Attacker.signed(AUTHOR, 1, "pay once");
        for (int i = 0; i < 500; i++) {
            attacker.send(message);
        }

        Node.await(
                () -> siege.victim.count(Reason.DUPLICATE) + siege.victim.count(Reason.DUPLICATE_IN_VALIDATION) >= 499,
                "duplicates counted");
        siege.assertHonestLostNothing();
        assertThat(Collections.frequency(siege.victim.heard(), "pay once")).isEqualTo(1);
    }

    @Test
    void ofTwoMessagesUnderOneSequenceNumberOneIsHeard() throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            attacker.send(Attacker.signed(AUTHOR, i, "to Ann " + i), Attacker.signed(AUTHOR, i, "to Bob " + i));
        }
        attacker.send(Attacker.signed(AUTHOR, 99, "last"));

        Node.await(() -> siege.victim.heard().contains("last"), "the last one");
        Node.await(
                () -> siege.victim.count(Reason.DUPLICATE) + siege.victim.count(Reason.DUPLICATE_IN_VALIDATION) >= 50,
                "duplicates counted");
        Node.await(() -> heard("to ") == 50, "one of each two");
        siege.assertHonestLostNothing();
        assertThat(heard("to ")).isEqualTo(50);
    }

    @Test
    void whoTellsTwoStoriesIsJudgedByTheValidator() throws InterruptedException {
        Set<String> told = ConcurrentHashMap.newKeySet();
        siege.victim.follow(
                text -> !text.startsWith("deed ") || told.add(text.substring(0, 6)) ? Verdict.ACCEPT : Verdict.REJECT);
        attacker.send(Attacker.signed(AUTHOR, 1, "deed 1 to Ann"));
        Node.await(() -> siege.victim.heard().contains("deed 1 to Ann"), "the first story");
        for (int i = 0; i < 20; i++) {
            attacker.send(Attacker.signed(AUTHOR, 10 + i, "deed 1 to Bob " + i));
        }

        siege.victim.awaitCount(Reason.REJECTED, 1);
        Node.await(() -> siege.victim.gossip.score(attacker.id()) < GRAYLIST, "graylist");
        siege.assertHonestLostNothing();
        assertThat(siege.victim.heard()).contains("deed 1 to Ann").noneMatch(text -> text.contains("Bob"));
    }

    @Test
    void aSwappedPayloadDoesNotKeepTheGenuineOneOut() throws InterruptedException {
        try (Attacker courier = siege.attacker(4)) {
            courier.follow();
            for (int i = 0; i < 30; i++) {
                Message genuine = Attacker.signed(AUTHOR, i, "genuine " + i);
                attacker.send(Attacker.swapped(genuine, "swapped " + i));
                if (i == 0) { // the later ones race
                    siege.victim.awaitCount(Reason.BAD_SIGNATURE, 1);
                }
                courier.send(genuine);
            }
            Node.await(() -> heard("genuine ") == 30, "the genuine ones");
            assertThat(siege.victim.gossip.score(courier.id())).isNotNegative();
        }
        siege.assertHonestLostNothing();
        assertThat(siege.victim.heard()).noneMatch(text -> text.startsWith("swapped"));
    }

    @Test
    void orphansAreIgnoredAndCostNobodyItsScore() throws InterruptedException {
        siege.victim.follow(text -> text.startsWith("orphan") ? Verdict.IGNORE : Verdict.ACCEPT);
        for (int i = 0; i < 300; i++) {
            attacker.send(Attacker.signed(AUTHOR, i, "orphan " + i));
        }

        siege.victim.awaitCount(Reason.IGNORED, 300);
        assertThat(siege.victim.gossip.score(attacker.id())).isNotNegative();
        Node.await(() -> siege.victim.gossip.snapshot().router().pending() < 10, "verdicts");
        siege.assertHonestLostNothing();
    }

    @Test
    void whatClaimsToBeFromTheFutureIsRejected() throws InterruptedException {
        siege.victim.follow(text -> text.startsWith("lamport 9999") ? Verdict.REJECT : Verdict.ACCEPT);
        untilGraylisted(i -> Attacker.signed(AUTHOR, i, "lamport 9999999 " + i));
        assertThat(siege.victim.count(Reason.REJECTED)).isPositive();
        assertThat(siege.victim.gossip.score(attacker.id())).isLessThan(GRAYLIST);
        siege.assertHonestLostNothing();
    }
}
