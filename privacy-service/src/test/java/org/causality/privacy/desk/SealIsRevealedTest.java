package org.causality.privacy.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Draft;
import org.causality.model.message.Payload;
import org.causality.model.order.Order;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.WalletSignature;
import org.causality.model.privacy.OrderReveal;
import org.causality.model.privacy.RevealEpoch;
import org.causality.model.privacy.SealReceipt;
import org.causality.model.privacy.SealStatus;
import org.causality.model.privacy.SealedOrder;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.PrivacyReason;
import org.causality.model.reason.Reason;
import org.causality.privacy.Fixture;
import org.causality.privacy.seal.SealRecord;
import org.junit.jupiter.api.Test;

class SealIsRevealedTest {
    private static final long WALLET = 50;

    private final TestingDesk desk = new TestingDesk();
    private final Order order = Fixture.order(WALLET, 1);
    private final SignedUserOrder signed = Fixture.signed(WALLET, order);
    private final SealedOrder seal = Fixture.seal(WALLET, order, Fixture.epochAfter(TestingDesk.START, 2));
    private final OrderReveal reveal = new OrderReveal(seal.id(), signed);

    @Test
    void fromCommitmentToTheOrderThatDependsOnItsReveal() {
        assertThat(desk.handle(new Input.SealPosted(seal))).isInstanceOfSatisfying(Answer.Sealed.class, answer -> {
            assertThat(answer.created()).isTrue();
            SealReceipt receipt = SealReceipt.decode(
                            Objects.requireNonNull(answer.seal().receipt()))
                    .orThrow();
            assertThat(receipt.holds(Fixture.GENESIS.operators(), Fixture.NETWORK))
                    .isTrue();
            assertThat(receipt.place()).isEqualTo(1);
        });
        assertThat(((Answer.Sealed) desk.handle(new Input.SealPosted(seal))).created())
                .isFalse();
        desk.deliver();
        desk.pass(250);
        assertThat(refusal(reveal)).isEqualTo(PrivacyReason.REVEAL_TOO_EARLY);
        assertThat(desk.ledger.published).noneMatch(draft -> draft.payload() instanceof Payload.OrderReveal);
        desk.pass(2 * RevealEpoch.MILLIS);
        assertThat(desk.handle(new Input.RevealPosted(reveal))).isInstanceOf(Answer.Revealing.class);
        assertThat(desk.handle(new Input.RevealPosted(reveal))).isInstanceOf(Answer.Revealing.class);
        desk.deliver();

        SealRecord record = stored();
        assertThat(record.status()).isEqualTo(SealStatus.REVEALED);
        assertThat(record.opened()).isEqualTo(order.id());
        Draft sealing = published(Payload.SealedOrder.class);
        Draft revealing = published(Payload.OrderReveal.class);
        Draft opened = published(Payload.UserOrder.class);
        assertThat(revealing.dependencies()).containsExactly(TestingDesk.message(sealing));
        assertThat(opened.dependencies()).containsExactly(TestingDesk.message(revealing));
        assertThat(opened.payload()).isEqualTo(new Payload.UserOrder(signed));
    }

    @Test
    void beforeItsBatchIsClosedItIsNotRevealed() {
        desk.now = Fixture.epochAfter(TestingDesk.START, 2).begins().minusMillis(50);
        desk.handle(new Input.SealPosted(seal));
        desk.deliver();
        desk.now = desk.now.plusMillis(60);
        assertThat(refusal(reveal)).isEqualTo(PrivacyReason.REVEAL_TOO_EARLY);
        desk.pass(250);
        assertThat(desk.handle(new Input.RevealPosted(reveal))).isInstanceOf(Answer.Revealing.class);
    }

    @Test
    void whatNobodyRevealsExpiresAtTheDoorAndOpensByAMessage() {
        desk.handle(new Input.SealPosted(seal));
        desk.deliver();
        desk.pass((RevealEpoch.OPEN_EPOCHS + 3) * RevealEpoch.MILLIS);
        assertThat(stored().status()).isEqualTo(SealStatus.EXPIRED);
        assertThat(desk.ledger.standing.waitingSeals()).isZero();
        assertThat(refusal(reveal)).isEqualTo(PrivacyReason.REVEAL_TOO_LATE);
        desk.deliver(new Draft(
                new Payload.OrderReveal(reveal),
                List.of(TestingDesk.message(published(Payload.SealedOrder.class))),
                List.of()));
        assertThat(stored().status()).isEqualTo(SealStatus.REVEALED);
        assertThat(desk.ledger.published).noneMatch(draft -> draft.payload() instanceof Payload.UserOrder);
    }

    @Test
    void aSpoiltCopyOfARevealIsNobodysEnd() {
        desk.handle(new Input.SealPosted(seal));
        desk.deliver();
        SignedUserOrder spoilt = new SignedUserOrder(order, new WalletSignature(Bytes.wrap(new byte[64])));
        Draft copy = revealOf(spoilt);
        assertThat(((Answer.Refused) desk.deliver(copy)).reason()).isEqualTo(PrivacyReason.REVEAL_MISMATCH);
        assertThat(stored().status()).isEqualTo(SealStatus.COMMITTED);
        desk.deliver(revealOf(signed));
        assertThat(stored().status()).isEqualTo(SealStatus.REVEALED);
    }

    @Test
    void anOrderThatIsNotWhatTheSealShowedEndsIt() {
        SealedOrder lying = new SealedOrder(
                seal.network(),
                seal.commitment(),
                seal.quotaKey(),
                seal.nonce() + 1,
                seal.validUntil(),
                seal.reveal(),
                seal.size(),
                seal.signature());
        desk.handle(new Input.SealPosted(lying));
        desk.deliver();
        Draft opening = new Draft(
                new Payload.OrderReveal(new OrderReveal(lying.id(), signed)),
                List.of(TestingDesk.message(published(Payload.SealedOrder.class))),
                List.of());
        desk.deliver(opening);
        assertThat(Objects.requireNonNull(desk.ledger.seal(lying.id())).status())
                .isEqualTo(SealStatus.REVEAL_INVALID);
    }

    @Test
    void aRevealThatDoesNotDependOnTheSealCountsNowhere() {
        desk.handle(new Input.SealPosted(seal));
        desk.deliver();
        desk.deliver(new Draft(new Payload.OrderReveal(reveal), List.of(), List.of()));
        assertThat(stored().status()).isEqualTo(SealStatus.COMMITTED);
    }

    @Test
    void revealedElsewhereAndPostedHereItIsHandedOverOnce() {
        desk.deliver(new Draft(new Payload.SealedOrder(seal), List.of(), List.of()));
        Draft sealing = new Draft(new Payload.SealedOrder(seal), List.of(), List.of());
        desk.deliver(new Draft(new Payload.OrderReveal(reveal), List.of(TestingDesk.message(sealing)), List.of()));
        assertThat(desk.ledger.published).isEmpty();
        desk.handle(new Input.RevealPosted(reveal));
        desk.handle(new Input.RevealPosted(reveal));
        assertThat(desk.ledger.published).hasSize(1).allMatch(draft -> draft.payload() instanceof Payload.UserOrder);
    }

    @Test
    void theDoorRefusesWithAReason() {
        desk.handle(new Input.SealPosted(seal));
        assertThat(refused(Fixture.seal(WALLET, Fixture.order(WALLET, 1), Fixture.epochAfter(desk.now, 5))))
                .isEqualTo(AdmissionReason.NONCE_USED);
        assertThat(refused(Fixture.seal(WALLET, Fixture.order(WALLET, 2), Fixture.epochAfter(desk.now, 0))))
                .isEqualTo(PrivacyReason.REVEAL_EPOCH_REFUSED);
        assertThat(refused(Fixture.seal(
                        WALLET, Fixture.order(WALLET, 2), Fixture.epochAfter(desk.now, RevealEpoch.AHEAD_MAX + 1))))
                .isEqualTo(PrivacyReason.REVEAL_EPOCH_REFUSED);
        admit(WALLET, 2);
        admit(WALLET, 3);
        assertThat(refused(Fixture.seal(WALLET, Fixture.order(WALLET, 4), Fixture.epochAfter(desk.now, 5))))
                .isEqualTo(AdmissionReason.QUOTA);
        for (long other = 60; other < 65; other++) {
            admit(other, 1);
        }
        assertThat(refused(Fixture.seal(70, Fixture.order(70, 1), Fixture.epochAfter(desk.now, 5))))
                .isEqualTo(AdmissionReason.MEMPOOL_FULL);
        assertThat(refusal(new OrderReveal(
                        Fixture.seal(70, Fixture.order(70, 1), seal.reveal()).id(), signed)))
                .isEqualTo(PrivacyReason.SEAL_UNKNOWN);
    }

    private void admit(long wallet, long nonce) {
        assertThat(desk.handle(new Input.SealPosted(
                        Fixture.seal(wallet, Fixture.order(wallet, nonce), Fixture.epochAfter(desk.now, 5)))))
                .isInstanceOf(Answer.Sealed.class);
    }

    private Reason refused(SealedOrder other) {
        return ((Answer.Refused) desk.handle(new Input.SealPosted(other))).reason();
    }

    private Reason refusal(OrderReveal wish) {
        return ((Answer.Refused) desk.handle(new Input.RevealPosted(wish))).reason();
    }

    private Draft revealOf(SignedUserOrder inside) {
        return new Draft(
                new Payload.OrderReveal(new OrderReveal(seal.id(), inside)),
                List.of(TestingDesk.message(published(Payload.SealedOrder.class))),
                List.of());
    }

    private SealRecord stored() {
        return Objects.requireNonNull(desk.ledger.seal(seal.id()));
    }

    private Draft published(Class<? extends Payload> type) {
        List<Draft> found = desk.ledger.published.stream()
                .filter(draft -> type.isInstance(draft.payload()))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
