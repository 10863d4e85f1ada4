package org.causality.groth16.zkvm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The digest of a successful RISC Zero execution without assumptions. A structure's digest is SHA-256 over the digest
 * of its name, the digests below it, its numbers (4 bytes, little endian) and how many digests there are (2 bytes).
 */
final class ReceiptClaim {
    private static final Octets NONE = Octets.of(new byte[32]);
    private static final Octets HALTED = structure("risc0.SystemState", List.of(NONE), 0);

    private ReceiptClaim() {}

    static Octets digest(Claim.RiscZero claim) {
        Octets output = structure("risc0.Output", List.of(Octets.sha256(claim.journal()), NONE));
        return structure("risc0.ReceiptClaim", List.of(NONE, claim.imageId(), HALTED, output), 0, 0);
    }

    private static Octets structure(String name, List<Octets> below, int... numbers) {
        Octets tag = Octets.sha256(Octets.of(name.getBytes(StandardCharsets.UTF_8)));
        ByteBuffer rest =
                ByteBuffer.allocate(below.size() * 32 + numbers.length * 4 + 2).order(ByteOrder.LITTLE_ENDIAN);
        below.forEach(digest -> rest.put(digest.toBytes()));
        for (int number : numbers) {
            rest.putInt(number);
        }
        rest.putShort((short) below.size());
        return Octets.sha256(tag, Octets.of(rest.array()));
    }
}
