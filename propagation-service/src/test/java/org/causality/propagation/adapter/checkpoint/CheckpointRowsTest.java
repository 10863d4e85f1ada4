package org.causality.propagation.adapter.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.causality.embedded.BackingParts;
import org.causality.embedded.SharedParts;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.PublicKey;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Checkpoint;
import org.causality.model.message.Envelope;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageType;
import org.causality.model.message.PriorityClass;
import org.causality.model.message.Stamp;
import org.causality.model.message.StampTree;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.Purpose;
import org.causality.model.privacy.CommitteeId;
import org.causality.propagation.adapter.PostgresLog;
import org.causality.propagation.causal.Spoken;
import org.causality.propagation.causal.StoredMessage;
import org.causality.propagation.causal.TimeVerdict;
import org.causality.propagation.checkpoint.Anchor;
import org.causality.propagation.checkpoint.Input;
import org.causality.propagation.checkpoint.Output;
import org.causality.propagation.message.Drafts;
import org.causality.propagation.owner.CausalLog.Lease;
import org.causality.propagation.owner.Commit;
import org.causality.propagation.owner.NotLeaseHolderException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CheckpointRowsTest {

    private static final PublicKey FEED = new PublicKey(new Bytes32(0, 0, 0, 7));
    private static final SigningKey KEY = Drafts.key(1);
    private static final SigningKey OPERATOR = Drafts.key(2);
    private static final OperatorSet MEMBERS = new OperatorSet(0, List.of(new Operator("ann", FEED, 1)));
    private static final Genesis GENESIS = new Genesis(new NetworkId("test"), 1, 16, MEMBERS);
    private static final int CERTIFICATE = MessageType.KEY_CERTIFICATE.code();
    private static final int CANCELLATION = MessageType.USER_ORDER_CANCELLATION.code();

    private PostgresLog log;
    private CheckpointRows rows;
    private long fence;

    @BeforeEach
    void anEmptyLogWhoseLeaseIsHeld() {
        BackingParts parts = SharedParts.get();
        String schema = SharedParts.uniqueOperator(CheckpointRowsTest.class) + "_propagation";
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(parts.jdbcUrl());
        source.setUser(parts.jdbcUser());
        source.setPassword(parts.jdbcPassword());
        source.setCurrentSchema(schema);
        Flyway.configure()
                .dataSource(source)
                .defaultSchema(schema)
                .locations("classpath:db/propagation")
                .load()
                .migrate();
        JdbcTemplate template = new JdbcTemplate(source);
        template.setFetchSize(100);
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        log = new PostgresLog(template, transactions, 60_000);
        rows = new CheckpointRows(template, transactions);
        fence = Objects.requireNonNull(log.tryAcquire("one")).fence();
    }

    @Test
    void whatIsSettledIsKeptWithItsMembers() {
        assertThat(rows.settled(GENESIS).checkpoint()).isNull();
        rows.note(fence, new Output.Note(floor(1), 5));
        rows.note(fence, new Output.Note(floor(3), 7));
        Checkpoint first = checkpoint(1, MEMBERS);
        rows.settle(fence, new Anchor(first, MEMBERS), first);
        assertThat(rows.settled(GENESIS)).isEqualTo(new Anchor(first, MEMBERS));
        assertThat(rows.notes()).containsExactly(new Output.Note(floor(3), 7));

        OperatorSet next = new OperatorSet(1, List.of(new Operator("bob", FEED, 2)));
        Checkpoint second = checkpoint(2, next);
        rows.settle(fence, new Anchor(second, next), second);
        assertThat(rows.settled(GENESIS).checkpoint()).isEqualTo(second);
        assertThat(rows.settled(GENESIS).operators().epoch()).isEqualTo(1);
        assertThat(rows.settled(GENESIS).operators().operators()).isEqualTo(next.operators());
    }

    @Test
    void aLateHolderWritesNothing() {
        log.release(fence);
        Lease lease = Objects.requireNonNull(log.tryAcquire("two"));
        Checkpoint checkpoint = checkpoint(1, MEMBERS);
        assertThatThrownBy(() -> rows.note(fence, new Output.Note(floor(1), 5)))
                .isInstanceOf(NotLeaseHolderException.class);
        assertThatThrownBy(() -> rows.settle(fence, new Anchor(checkpoint, MEMBERS), checkpoint))
                .isInstanceOf(NotLeaseHolderException.class);
        assertThatThrownBy(() -> rows.dropBodies(fence, LamportTime.ZERO, floor(1)))
                .isInstanceOf(NotLeaseHolderException.class);
        assertThat(rows.notes()).isEmpty();
        assertThat(rows.settled(GENESIS).checkpoint()).isNull();
        rows.note(lease.fence(), new Output.Note(floor(1), 5));
        assertThat(rows.notes()).hasSize(1);
    }

    @Test
    void theSumIsOverAllJudgedMessagesBetweenTwoFloorsInTheTotalOrder() {
        List<StoredMessage> messages = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            TimeVerdict verdict = i % 7 == 0 ? TimeVerdict.FALSE : TimeVerdict.TRUE;
            messages.add(message(CANCELLATION, i, i % 5 == 0 ? TimeVerdict.UNJUDGED : verdict, 1 + i / 3));
        }
        Collections.shuffle(messages, new Random(3));
        write(messages, 0);
        StampTree expected = new StampTree();
        messages.stream()
                .filter(row -> row.computedTime() > 4 && row.computedTime() <= 15)
                .map(row -> new Stamp(
                        new LamportTime(row.computedTime()), row.signed().id()))
                .sorted()
                .forEach(expected::add);
        StampTree sum = rows.sum(new LamportTime(4), new LamportTime(15));
        assertThat(sum.count()).isEqualTo(expected.count()).isPositive();
        assertThat(sum.root()).isEqualTo(expected.root());
    }

    @Test
    void bodiesLeaveInBatchesAndWhatIsNeededStays() {
        int all = 2 * CheckpointRows.BODIES_MAX;
        List<StoredMessage> messages = new ArrayList<>();
        for (int i = 1; i <= all; i++) {
            messages.add(message(i % 100 == 0 ? CERTIFICATE : CANCELLATION, i, TimeVerdict.TRUE, i));
        }
        write(messages, all - 50);
        LamportTime floor = new LamportTime(all - 20);
        LamportTime upTo = rows.dropBodies(fence, LamportTime.ZERO, floor);
        assertThat(upTo.value()).isEqualTo(CheckpointRows.BODIES_MAX);
        assertThat(bodies()).hasSize(CheckpointRows.BODIES_MAX + CheckpointRows.BODIES_MAX / 100);
        assertThat(rows.dropBodies(fence, upTo, floor)).isEqualTo(floor);
        assertThat(bodies())
                .as("certificates, and what is above the floor or may have to be relayed again")
                .allMatch(row -> row.signed().header().type() == CERTIFICATE || row.deliverySequence() > all - 50)
                .hasSize(all / 100 - 1 + 50);
        assertThat(log.deliveredAfter(0, all)).as("headers stay").hasSize(all);
    }

    @Test
    void aClaimThatCameBeforeItsFeedsCertificateWaitsForIt() {
        Voices voices = new Voices(rows);
        Checkpoint claimed = checkpoint(1, MEMBERS);
        Arrival.Said said = said(KEY.publicKey(), claimed);
        assertThat(voices.vote(said)).isNull();
        assertThat(voices.takeWaiting()).containsExactly(said);
        write(List.of(certificate(KEY.publicKey())), 0);
        assertThat(voices.vote(said)).isInstanceOfSatisfying(Input.Claimed.class, heard -> {
            assertThat(heard.claim().operator()).isEqualTo(OPERATOR.publicKey());
            assertThat(heard.claim().incarnation()).isEqualTo(9);
            assertThat(heard.claim().statement()).isEqualTo(claimed);
        });
        assertThat(voices.takeWaiting()).isEmpty();
    }

    @Test
    void aCertificateOfAnotherKeyVouchesForNobody() {
        Voices voices = new Voices(rows);
        write(List.of(certificate(FEED)), 0);
        assertThat(voices.vote(said(FEED, checkpoint(1, MEMBERS)))).isNull();
        assertThat(voices.takeWaiting()).isEmpty();
    }

    private static Arrival.Said said(PublicKey feed, Checkpoint claimed) {
        Envelope envelope = new Spoken(feed, 1)
                .type(MessageType.CHECKPOINT.code())
                .payload(claimed.encode())
                .envelope();
        return new Arrival.Said(envelope.header(), envelope.id(), envelope.payload());
    }

    /** A feed that begins with the operator's word about {@link #KEY}. */
    private static StoredMessage certificate(PublicKey feed) {
        Certificate certificate = Certificate.issue(GENESIS.network(), Purpose.FEED, KEY.publicKey(), 9, OPERATOR);
        return message(new Spoken(feed, 1).type(CERTIFICATE).payload(certificate.encode()), 1, TimeVerdict.TRUE, 1);
    }

    private List<StoredMessage> bodies() {
        return log.deliveredAfter(0, 10_000).stream()
                .filter(row -> row.payload() != null)
                .toList();
    }

    private void write(List<StoredMessage> messages, long relayed) {
        log.commit(fence, new Commit(messages, List.of(), List.of(), List.of(), List.of(), relayed, 0));
    }

    private static StoredMessage message(int type, int number, TimeVerdict verdict, long computed) {
        return message(new Spoken(FEED, number).type(type).time(computed), number, verdict, computed);
    }

    private static StoredMessage message(Spoken spoken, int number, TimeVerdict verdict, long computed) {
        Envelope envelope = spoken.envelope();
        return new StoredMessage(
                envelope.signed(),
                envelope.payload(),
                verdict,
                verdict == TimeVerdict.UNJUDGED ? 0 : computed,
                number,
                false,
                null,
                PriorityClass.MEDIUM,
                1,
                1,
                -1);
    }

    private static LamportTime floor(long steps) {
        return new LamportTime(steps * Checkpoint.STEP_TICKS - 1);
    }

    private static Checkpoint checkpoint(long steps, OperatorSet next) {
        return new Checkpoint(
                0, floor(steps), 9_000, new Bytes32(0, 0, 0, steps), null, CommitteeId.of(GENESIS.network(), next));
    }
}
