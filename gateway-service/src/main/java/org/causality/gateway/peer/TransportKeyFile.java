package org.causality.gateway.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.causality.model.codec.Bytes32;

/** {@code transport.key}: the Ed25519 seed behind the gateway's PeerId, 0x-hex, readable by its owner only (0600). */
public final class TransportKeyFile {

    public static final String NAME = "transport.key";

    private static final String OWNER_ONLY = "rw-------";

    private TransportKeyFile() {}

    /** The seed in the folder; a fresh one is made when there is none. */
    public static Bytes32 openOrCreate(Path folder, SecureRandom random) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            byte[] seed = new byte[Bytes32.SIZE];
            random.nextBytes(seed);
            write(folder, Bytes32.of(seed));
        }
        return read(file);
    }

    /** @throws FileAlreadyExistsException rather than overwrite a key */
    public static void write(Path folder, Bytes32 seed) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(NAME);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        Files.writeString(file, seed.hex());
    }

    private static Bytes32 read(Path file) throws IOException {
        if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(file)).equals(OWNER_ONLY)) {
            throw new IllegalStateException(
                    "the transport key file must be readable by its owner only: chmod 600 " + file);
        }
        return Bytes32.parseHex(Files.readString(file).strip());
    }
}
