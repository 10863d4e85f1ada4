package org.causality.devnet.certify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.PublicKey;
import org.causality.model.key.SigningKey;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.model.network.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * The program behind {@code ./causality certify}: prints a FEED certificate, canonical bytes as hex, with which any peer
 * may publish under the sub-key. Exit 0 = printed; 2 = it could not be made. Works while the network runs.
 */
public final class Certify {
    private static final int PRINTED = 0;
    private static final int WRONG = 2;

    /** What the command line says; null where it says nothing. */
    private record Wish(
            @Nullable Path folder,
            @Nullable String operator,
            @Nullable PublicKey key) {}

    private Certify() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            System.out.println(certificate(wish(arguments)));
            return PRINTED;
        } catch (IllegalArgumentException | IllegalStateException e) {
            String why = String.valueOf(e.getMessage());
            System.err.println(
                    "causality: " + why + (why.endsWith(".") ? "" : ".") + " See ./causality certify --help.");
        } catch (IOException e) {
            System.err.println("causality: no devnet's folder with keys: " + e);
        }
        return WRONG;
    }

    private static String certificate(Wish wish) throws IOException {
        Path folder = wish.folder();
        String operator = wish.operator();
        PublicKey key = wish.key();
        if (folder == null || operator == null || key == null) {
            throw new IllegalArgumentException("--dir, --operator and --key (or --seed) are needed.");
        }
        return certificate(folder, operator, key, System.currentTimeMillis());
    }

    /** @throws IllegalArgumentException when the network has no such operator */
    public static String certificate(Path folder, String operator, PublicKey key, long nowMillis) throws IOException {
        Genesis genesis = GenesisFile.read(folder.resolve("network.json"));
        if (genesis.operators().operators().stream()
                .noneMatch(member -> member.name().equals(operator))) {
            throw new IllegalArgumentException("the network has no operator '" + operator + "'.");
        }
        Path keys = folder.resolve("operators").resolve(operator).resolve("keys");
        return FileOperatorSigner.open(genesis.network(), keys)
                .certify(Purpose.FEED, key, nowMillis)
                .encode()
                .hex();
    }

    private static Wish wish(List<String> arguments) {
        Wish wish = new Wish(null, null, null);
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (!rest.hasNext()) {
                throw new IllegalArgumentException("'" + word + "' needs a value.");
            }
            wish = with(wish, word, rest.next());
        }
        return wish;
    }

    private static Wish with(Wish wish, String word, String value) {
        return switch (word) {
            case "--dir" -> new Wish(Path.of(value), wish.operator(), wish.key());
            case "--operator" -> new Wish(wish.folder(), value, wish.key());
            case "--key" -> new Wish(wish.folder(), wish.operator(), new PublicKey(Bytes32.parseHex(value)));
            case "--seed" ->
                new Wish(
                        wish.folder(),
                        wish.operator(),
                        SigningKey.fromSeed(Bytes32.parseHex(value).toArray()).publicKey());
            default -> throw new IllegalArgumentException("'" + word + "' is not an option of certify.");
        };
    }
}
