package org.causality.devnet.story;

import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.canonical.Tag;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.wallet.SignedCancellation;
import org.causality.devnet.story.wallet.Wallet;

/**
 * The cancellation is posted at the first operator, at the other end of the line: 201 with a receipt, again 200 with the
 * same bytes. Before that, what must be refused is: a forged one, a stranger's, and one of an order nobody knows.
 */
final class CancellationStep {

    private final Actor at;
    private final Genesis genesis;
    private final Octets order;

    CancellationStep(Cast cast, Genesis genesis, Posted posted) {
        this.at = cast.first();
        this.genesis = genesis;
        this.order = posted.subject();
    }

    Posted run(Wallet owner, Wallet stranger) {
        SignedCancellation forged = stranger.cancel(genesis.network(), order, owner.address());
        expectRefused("a cancellation signed by a stranger in the owner's name", 422, "SIGNATURE", forged);
        SignedCancellation foreign = stranger.cancel(genesis.network(), order, stranger.address());
        expectRefused("a stranger's own cancellation", 422, "NOT_OWNER", foreign);
        Octets nobodys = Tag.sha256(order);
        SignedCancellation early = owner.cancel(genesis.network(), nobodys, owner.address());
        expectRefused("a cancellation of an unknown order", 409, "ORDER_UNKNOWN", early);
        SignedCancellation cancellation = owner.cancel(genesis.network(), order, owner.address());
        return Posted.twice(at, genesis, path(order), "cancellationId", cancellation.contentId(), cancellation.body());
    }

    private void expectRefused(String what, int status, String code, SignedCancellation cancellation) {
        Answer answer = at.api().post(path(cancellation.order()), cancellation.body());
        at.expect(
                answer.status() == status && answer.problemCode().equals(code),
                status + " " + code + " for " + what,
                answer.brief());
    }

    private static String path(Octets order) {
        return "/v1/orders/" + order + "/cancellation";
    }
}
