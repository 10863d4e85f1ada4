package org.causality.devnet.chain;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.causality.embedded.CouldNotStart;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;

/** An operator's account on the story's chain: its secret in a file only its owner may read, and its address. */
final class ChainKey {
    private static final int SECRET_BYTES = 32;

    private ChainKey() {}

    /** Made at the first call and kept; the address as {@code 0x} and 40 digits. */
    static String addressOf(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                create(file, Keys.createEcKeyPair(random));
            }
            String secret = Files.readString(file).strip().substring(2);
            return "0x" + Keys.getAddress(ECKeyPair.create(new BigInteger(secret, 16)));
        } catch (IOException | GeneralSecurityException e) {
            throw new CouldNotStart("The chain key " + file + " cannot be used: " + e + ".", e);
        }
    }

    private static void create(Path file, ECKeyPair pair) throws IOException {
        byte[] number = pair.getPrivateKey().toByteArray();
        byte[] secret = new byte[SECRET_BYTES];
        int taken = Math.min(number.length, SECRET_BYTES);
        System.arraycopy(number, number.length - taken, secret, SECRET_BYTES - taken, taken);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "0x" + HexFormat.of().formatHex(secret) + "\n");
    }
}
