package org.causality.groth16.zkvm;

/** What a proof of a virtual machine is said to prove: that a program, run on inputs unsaid, told this and ended well. */
public sealed interface Claim {

    /** @param programKey SP1's verifying key of the program, 32 bytes */
    record Sp1(Octets programKey, Octets publicValues) implements Claim {
        public Sp1 {
            requireDigest(programKey);
        }
    }

    /** @param imageId RISC Zero's name of the program, 32 bytes */
    record RiscZero(Octets imageId, Octets journal) implements Claim {
        public RiscZero {
            requireDigest(imageId);
        }
    }

    private static void requireDigest(Octets digest) {
        if (digest.length() != 32) {
            throw new IllegalArgumentException(digest.length() + " bytes instead of 32");
        }
    }
}
