package org.causality.mempool.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.mempool.Wallet;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.PublicKey;
import org.causality.model.network.NetworkId;
import org.causality.model.order.Finality;
import org.causality.model.order.ObservedBlock;
import org.causality.model.order.Order;
import org.causality.model.order.PrivacyMode;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.TimeMap;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.EdgeReason;
import org.causality.model.reason.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DoorRulesTest {
    private static final PublicKey OPERATOR = new PublicKey(new Bytes32(1, 2, 3, 4));
    private static final PublicKey ANOTHER = new PublicKey(new Bytes32(5, 6, 7, 8));

    private final DoorRules rules = new DoorRules(Wallet.NETWORK, OPERATOR);
    private final Wallet wallet = Wallet.fresh();

    private @Nullable Reason reason(Order order) {
        AdmissionOutcome.Refused refusal = rules.refusal(wallet.sign(order));
        return refusal == null ? null : refusal.reason();
    }

    private Order order(List<PublicKey> allowed, TimeMap observed, PrivacyMode privacy) {
        return wallet.order(0, 1, null, allowed, observed, privacy);
    }

    private static TimeMap seen(long height, Finality finality) {
        return new TimeMap(List.of(new ObservedBlock(Wallet.CHAIN, height, OPERATOR.value(), 1, 1, finality)));
    }

    @Test
    void anOrderInOrderPasses() {
        assertThat(reason(wallet.order(0, 1))).isNull();
    }

    @Test
    void aForgedSignatureIsRefused() {
        AdmissionOutcome.Refused refusal = rules.refusal(wallet.badlySigned(0, 1));
        assertThat(refusal)
                .isNotNull()
                .extracting(AdmissionOutcome.Refused::reason)
                .isEqualTo(AdmissionReason.SIGNATURE);
    }

    @Test
    void anOrderForAnotherNetworkIsRefused() {
        Wallet elsewhere = new Wallet(new NetworkId("elsewhere"), wallet.key());
        assertThat(rules.refusal(elsewhere.signed(0, 1)))
                .isNotNull()
                .extracting(AdmissionOutcome.Refused::reason)
                .isEqualTo(EdgeReason.WRONG_NETWORK);
    }

    @Test
    void anOrderForOtherOperatorsIsRefused() {
        assertThat(reason(order(List.of(ANOTHER), TimeMap.EMPTY, PrivacyMode.OPEN)))
                .isEqualTo(AdmissionReason.OPERATOR_NOT_ALLOWED);
        assertThat(reason(order(List.of(OPERATOR, ANOTHER), TimeMap.EMPTY, PrivacyMode.OPEN)))
                .isNull();
    }

    @Test
    void anOrderThatSawItsOwnEndFinalisedIsRefused() {
        assertThat(reason(order(List.of(), seen(1_000_000, Finality.FINALIZED), PrivacyMode.OPEN)))
                .isEqualTo(AdmissionReason.EXPIRED);
        assertThat(reason(order(List.of(), seen(999_999, Finality.FINALIZED), PrivacyMode.OPEN)))
                .isNull();
        assertThat(reason(order(List.of(), seen(1_000_000, Finality.SAFE), PrivacyMode.OPEN)))
                .isNull();
    }

    @Test
    void whatIsToBeHiddenIsNotPublishedInTheOpen() {
        assertThat(reason(order(List.of(), TimeMap.EMPTY, PrivacyMode.TIME_LOCKED)))
                .isEqualTo(AdmissionReason.SHAPE);
    }

    @Test
    void aForgedCancellationIsRefused() {
        SignedCancellation mine = wallet.cancel(wallet.signed(0, 1).id());
        SignedCancellation forged = new SignedCancellation(
                mine.network(), mine.order(), Wallet.fresh().owner(), mine.signature());
        assertThat(rules.refusal(mine)).isNull();
        assertThat(rules.refusal(forged))
                .isNotNull()
                .extracting(AdmissionOutcome.Refused::reason)
                .isEqualTo(AdmissionReason.SIGNATURE);
    }
}
