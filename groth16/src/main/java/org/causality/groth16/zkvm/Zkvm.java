package org.causality.groth16.zkvm;

import java.math.BigInteger;
import java.util.List;
import org.causality.groth16.verify.Decoded;
import org.causality.groth16.verify.Proof;
import org.causality.groth16.verify.Reason;
import org.causality.groth16.verify.Statement;

/** One version of a proving system: how its proofs begin, under which key they stand, how public inputs are built. */
public sealed interface Zkvm {
    int SELECTOR_BYTES = 4;

    /** The first four bytes of its proofs. */
    Octets selector();

    /** As its makers write it, e.g. {@code v6.0.0}. */
    String version();

    /** The resource its verifying key is in. */
    String keyFile();

    /** The Groth16 proof and public inputs for a claim; the selector has been looked at. */
    Decoded<Statement> statement(Octets proof, Claim claim);

    /** SP1 up to v5: selector, proof; inputs are the program's key and the digest of what it told. */
    record Sp1(Octets selector, String version, String keyFile) implements Zkvm {
        @Override
        public Decoded<Statement> statement(Octets proof, Claim claim) {
            return sp1(claim)
                    .then(sp1 -> proofAt(proof, SELECTOR_BYTES)
                            .then(groth16 -> new Decoded.Good<>(new Statement(
                                    groth16, List.of(sp1.programKey().number(), digest(sp1.publicValues()))))));
        }

        private static Decoded<Claim.Sp1> sp1(Claim claim) {
            return switch (claim) {
                case Claim.Sp1 sp1 -> new Decoded.Good<>(sp1);
                case Claim.RiscZero _ -> Decoded.refused(Reason.WRONG_SELECTOR, "an SP1 proof for a RISC Zero claim");
            };
        }

        /** SHA-256 without its three highest bits, so that it fits the scalar field. */
        private static BigInteger digest(Octets values) {
            BigInteger mask = BigInteger.ONE.shiftLeft(253).subtract(BigInteger.ONE);
            return Octets.sha256(values).number().and(mask);
        }
    }

    /** SP1 since v6: selector, exit code, root of the verifying keys, nonce, proof. */
    record Sp1WithRoot(Octets selector, String version, String keyFile, Octets root) implements Zkvm {
        private static final int WORD = 32;
        private static final int HEAD_BYTES = SELECTOR_BYTES + 3 * WORD;

        @Override
        public Decoded<Statement> statement(Octets proof, Claim claim) {
            return Sp1.sp1(claim)
                    .then(sp1 -> proofAt(proof, HEAD_BYTES).then(groth16 -> statement(proof, groth16, sp1)));
        }

        private Decoded<Statement> statement(Octets proof, Proof groth16, Claim.Sp1 sp1) {
            BigInteger exitCode = word(proof, 0).number();
            if (exitCode.signum() != 0) {
                return Decoded.refused(Reason.EXIT_CODE, "exit code " + exitCode);
            }
            Octets givenRoot = word(proof, 1);
            if (!givenRoot.equals(root)) {
                return Decoded.refused(Reason.ROOT, "root " + givenRoot);
            }
            return new Decoded.Good<>(new Statement(
                    groth16,
                    List.of(
                            sp1.programKey().number(),
                            Sp1.digest(sp1.publicValues()),
                            exitCode,
                            root.number(),
                            word(proof, 2).number())));
        }

        private static Octets word(Octets proof, int i) {
            return proof.part(SELECTOR_BYTES + i * WORD, SELECTOR_BYTES + (i + 1) * WORD);
        }
    }

    /** RISC Zero: selector, proof; inputs are halves of the control root and of the claim's digest, and the control id. */
    record RiscZero(Octets selector, String version, String keyFile, Octets controlRoot, Octets controlId)
            implements Zkvm {
        private static final int HALF = 16;

        @Override
        public Decoded<Statement> statement(Octets proof, Claim claim) {
            return switch (claim) {
                case Claim.Sp1 _ -> Decoded.refused(Reason.WRONG_SELECTOR, "a RISC Zero proof for an SP1 claim");
                case Claim.RiscZero receipt ->
                    proofAt(proof, SELECTOR_BYTES)
                            .then(groth16 -> new Decoded.Good<>(new Statement(groth16, inputs(receipt))));
            };
        }

        private List<BigInteger> inputs(Claim.RiscZero receipt) {
            Octets root = controlRoot.reversed();
            Octets claim = ReceiptClaim.digest(receipt).reversed();
            return List.of(low(root), high(root), low(claim), high(claim), controlId.number());
        }

        private static BigInteger low(Octets digest) {
            return digest.part(HALF, 2 * HALF).number();
        }

        private static BigInteger high(Octets digest) {
            return digest.part(0, HALF).number();
        }
    }

    private static Decoded<Proof> proofAt(Octets bytes, int start) {
        if (bytes.length() != start + Proof.BYTES) {
            return Decoded.refused(Reason.MALFORMED, bytes.length() + " bytes instead of " + (start + Proof.BYTES));
        }
        return Proof.decode(bytes.part(start, bytes.length()).toBytes());
    }
}
