package org.causality.groth16.zkvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.causality.groth16.Vectors;
import org.causality.groth16.verify.Reason;
import org.causality.groth16.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedProofTest {
    private static final ZkvmRegistry REGISTRY = ZkvmRegistry.published();

    @ParameterizedTest
    @ValueSource(strings = {"sp1-v4.0.0-rc3", "sp1-v6.0.0", "risc0-v2.2", "risc0-v3.0", "risc0-v5.0"})
    void realProofsAreAcceptedAsPublished(String folder) {
        assertThat(REGISTRY.verify(proof(folder), claim(folder))).isEqualTo(new Verdict.Valid());
        assertThat(REGISTRY.find(proof(folder))
                        .then(zkvm -> zkvm.statement(proof(folder), claim(folder)))
                        .orThrow())
                .isEqualTo(Vectors.valid(folder));
    }

    @Test
    void theClaimsDigestIsTheReceipts() {
        for (String folder : List.of("risc0-v2.2", "risc0-v3.0", "risc0-v5.0")) {
            assertThat(ReceiptClaim.digest((Claim.RiscZero) claim(folder)))
                    .isEqualTo(Octets.ofHex(meta(folder, "claimDigest")));
        }
    }

    @Test
    void theKeysAreThoseOfTheVectors() {
        for (String folder : List.of("sp1-v4.0.0-rc3", "sp1-v5.0.0", "sp1-v6.0.0", "sp1-v6.1.0")) {
            assertThat(ZkvmRegistry.key(folder + ".vkey").orThrow()).isEqualTo(Vectors.key(folder));
        }
        assertThat(ZkvmRegistry.key("risc0.vkey").orThrow()).isEqualTo(Vectors.key("risc0-v5.0"));
    }

    @Test
    void selectorsAreTheBeginningOfTheVerifiersHash() {
        for (String folder : List.of("sp1-v4.0.0-rc3", "sp1-v5.0.0", "sp1-v6.0.0", "sp1-v6.1.0")) {
            Octets hash = Octets.ofHex(meta(folder, "verifierHash"));
            assertThat(REGISTRY.find(hash).orThrow().keyFile()).isEqualTo(folder + ".vkey");
        }
    }

    @Test
    void somethingElseWasTold() {
        Claim.Sp1 claim = (Claim.Sp1) claim("sp1-v6.0.0");
        Claim other = new Claim.Sp1(claim.programKey(), Octets.ofHex("00"));
        assertThat(reason(proof("sp1-v6.0.0"), other)).isEqualTo(Reason.PAIRING);
        Claim.RiscZero receipt = (Claim.RiscZero) claim("risc0-v5.0");
        Claim otherImage = new Claim.RiscZero(Octets.of(new byte[32]), receipt.journal());
        assertThat(reason(proof("risc0-v5.0"), otherImage)).isEqualTo(Reason.PAIRING);
    }

    @Test
    void anUnknownSelectorIsRefused() {
        assertThat(reason(spoiled("sp1-v6.0.0", 0), claim("sp1-v6.0.0"))).isEqualTo(Reason.UNKNOWN_SELECTOR);
        assertThat(reason(Octets.of(new byte[3]), claim("sp1-v6.0.0"))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void aSelectorOfTheOtherSystemIsRefused() {
        assertThat(reason(proof("risc0-v5.0"), claim("sp1-v6.0.0"))).isEqualTo(Reason.WRONG_SELECTOR);
        assertThat(reason(proof("sp1-v6.0.0"), claim("risc0-v5.0"))).isEqualTo(Reason.WRONG_SELECTOR);
        assertThat(reason(proof("sp1-v4.0.0-rc3"), claim("risc0-v5.0"))).isEqualTo(Reason.WRONG_SELECTOR);
    }

    /** Same system and length, another version: the key differs, and so does the equation. */
    @Test
    void aSelectorOfAnotherVersionIsRefused() {
        byte[] bytes = proof("sp1-v4.0.0-rc3").toBytes();
        System.arraycopy(Octets.ofHex("a4594c59").toBytes(), 0, bytes, 0, 4);
        assertThat(reason(Octets.of(bytes), claim("sp1-v4.0.0-rc3"))).isEqualTo(Reason.PAIRING);
    }

    @Test
    void aProgramThatFailedProvesNothing() {
        assertThat(reason(spoiled("sp1-v6.0.0", 4 + 31), claim("sp1-v6.0.0"))).isEqualTo(Reason.EXIT_CODE);
    }

    @Test
    void onlyThePinnedRootCounts() {
        assertThat(reason(spoiled("sp1-v6.0.0", 4 + 32 + 5), claim("sp1-v6.0.0")))
                .isEqualTo(Reason.ROOT);
    }

    @Test
    void theNonceIsProvenToo() {
        assertThat(reason(spoiled("sp1-v6.0.0", 4 + 64 + 31), claim("sp1-v6.0.0")))
                .isEqualTo(Reason.PAIRING);
    }

    @Test
    void aProofCutShortIsMalformed() {
        for (String folder : List.of("sp1-v4.0.0-rc3", "sp1-v6.0.0", "risc0-v5.0")) {
            Octets proof = proof(folder);
            assertThat(reason(proof.part(0, proof.length() - 1), claim(folder))).isEqualTo(Reason.MALFORMED);
        }
    }

    private static Reason reason(Octets proof, Claim claim) {
        return Vectors.reason(REGISTRY.verify(proof, claim));
    }

    private static Octets spoiled(String folder, int at) {
        byte[] bytes = proof(folder).toBytes();
        bytes[at] ^= 1;
        return Octets.of(bytes);
    }

    private static Octets proof(String folder) {
        return Octets.ofHex(meta(folder, folder.startsWith("sp1") ? "proofBytes" : "seal"));
    }

    private static Claim claim(String folder) {
        return folder.startsWith("sp1")
                ? new Claim.Sp1(Octets.ofHex(meta(folder, "programVKey")), Octets.ofHex(meta(folder, "publicValues")))
                : new Claim.RiscZero(Octets.ofHex(meta(folder, "imageId")), Octets.ofHex(meta(folder, "journal")));
    }

    private static String meta(String folder, String field) {
        Map<String, Object> meta = Vectors.object(folder + "/meta.json");
        return Vectors.text(meta, field);
    }
}
