package org.causality.model.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.PublicKey;
import org.causality.model.key.SigningKey;

/**
 * Keeps the operator key and the last incarnation of each purpose in one folder readable by its owner only:
 * {@code operator.key} (hex seed) and {@code incarnation.<purpose>}.
 */
public final class FileOperatorSigner implements OperatorSigner {

    /** A process may lock a file once only, and in the devnet several services of an operator share one. */
    private static final Object TURN = new Object();

    private final NetworkId network;
    private final Path folder;
    private final SigningKey key;

    private FileOperatorSigner(NetworkId network, Path folder, SigningKey key) {
        this.network = network;
        this.folder = folder;
        this.key = key;
    }

    /** @throws IllegalStateException when others may read the key file */
    public static FileOperatorSigner open(NetworkId network, Path folder) throws IOException {
        Path file = folder.resolve("operator.key");
        if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(file)).equals("rw-------")) {
            throw new IllegalStateException(
                    "the operator key file must be readable by its owner only: chmod 600 " + file);
        }
        String seed = Files.readString(file).strip();
        return new FileOperatorSigner(
                network, folder, SigningKey.fromSeed(Bytes32.parseHex(seed).toArray()));
    }

    /** Makes a fresh operator key; never overwrites one. */
    public static FileOperatorSigner create(NetworkId network, Path folder, SecureRandom random) throws IOException {
        Files.createDirectories(folder);
        byte[] seed = new byte[Bytes32.SIZE];
        random.nextBytes(seed);
        Path file = folder.resolve("operator.key");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Bytes32.of(seed).hex());
        return open(network, folder);
    }

    @Override
    public PublicKey operator() {
        return key.publicKey();
    }

    @Override
    public Certificate certify(Purpose purpose, PublicKey subKey, long nowMillis) {
        return Certificate.issue(network, purpose, subKey, nextIncarnation(purpose, nowMillis), key);
    }

    /** On disk before it is used, under a lock other processes see: a restored node can only go up. */
    private long nextIncarnation(Purpose purpose, long nowMillis) {
        synchronized (TURN) {
            return storeNext(purpose, nowMillis);
        }
    }

    private long storeNext(Purpose purpose, long nowMillis) {
        Path file = folder.resolve("incarnation." + purpose.name().toLowerCase(java.util.Locale.ROOT));
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            long next = Math.max(stored(channel) + 1, nowMillis);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(Long.toString(next).getBytes(StandardCharsets.US_ASCII)), 0);
            channel.force(true);
            return next;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store the incarnation of " + purpose, e);
        }
    }

    private static long stored(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        String digits = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
