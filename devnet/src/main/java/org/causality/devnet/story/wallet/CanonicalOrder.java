package org.causality.devnet.story.wallet;

import org.causality.devnet.story.canonical.FieldWriter;
import org.causality.devnet.story.canonical.Octets;

/** The canonical bytes an order's id is the hash of. */
final class CanonicalOrder {

    static final int SCHEME_EIP712_SECP256K1 = 1;

    private CanonicalOrder() {}

    static Octets encode(WalletOrder order) {
        FieldWriter out = new FieldWriter().text(1, order.network()).message(2, owner(order.owner()));
        out.number(3, order.nonce());
        order.legs().forEach(leg -> out.message(4, leg(leg)));
        FieldWriter condition = new FieldWriter();
        order.condition().forEach(term -> condition.message(1, term(term)));
        out.message(5, condition.written()).number(6, order.zkNonceBelow()).number(7, order.inclusionWithin());
        FieldWriter observed = new FieldWriter();
        order.observed().forEach(block -> observed.message(1, block(block)));
        out.message(8, observed.written())
                .message(9, height(order.validUntilChain(), order.validUntilHeight()))
                .wide(11, order.tip());
        order.allowedOperators().forEach(operator -> out.bytes(14, operator));
        return out.bytes(15, order.salt()).written();
    }

    static Octets owner(Octets address) {
        return new FieldWriter()
                .number(1, SCHEME_EIP712_SECP256K1)
                .bytes(2, address)
                .written();
    }

    private static Octets leg(Leg leg) {
        return new FieldWriter()
                .number(1, leg.direction().code)
                .text(2, leg.asset())
                .wide(3, leg.amount())
                .written();
    }

    private static Octets term(Term term) {
        FieldWriter out = new FieldWriter().number(1, term.kind().code);
        if (term.isTest()) {
            out.text(2, term.chain())
                    .text(3, term.key())
                    .number(4, Term.COMPARISON_CODE)
                    .wide(5, term.value())
                    .number(7, term.finalityCode());
        }
        return out.written();
    }

    private static Octets block(SeenBlock block) {
        return new FieldWriter()
                .text(1, block.chain())
                .number(2, block.height())
                .bytes(3, block.blockHash())
                .number(4, block.chainTimeSeconds())
                .number(5, block.lamport())
                .number(6, SeenBlock.FINALITY_CODE)
                .written();
    }

    private static Octets height(String chain, long height) {
        return new FieldWriter().text(1, chain).number(2, height).written();
    }
}
