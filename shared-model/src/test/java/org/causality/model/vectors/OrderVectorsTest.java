package org.causality.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;
import org.causality.model.VectorFile;
import org.causality.model.codec.Bytes;
import org.causality.model.order.Eip712;
import org.causality.model.order.Order;
import org.causality.model.order.Owner;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.WalletSignature;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OrderVectorsTest {
    private static final BigInteger SECP256K1_ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    @Test
    void orderIdsDigestsAndSignaturesAreTheGoldenOnes() {
        VectorFile file = new VectorFile(
                "orders",
                "Orders under their EIP-712 names: canonical bytes, id, digest, and whether the signature holds.");
        Owner ethereum = Samples.ethereumOwner();
        Owner ed25519 = Samples.ed25519Owner();
        add(file, "smallest, Ethereum wallet", Samples.signed(Samples.smallOrder(ethereum)));
        add(file, "smallest, Ed25519 wallet", Samples.signed(Samples.smallOrder(ed25519)));
        add(file, "every field, Ethereum wallet", Samples.signed(Samples.fullOrder(ethereum)));
        add(file, "every field, Ed25519 wallet", Samples.signed(Samples.fullOrder(ed25519)));
        Order order = Samples.fullOrder(ethereum);
        byte[] good = Samples.signed(order).signature().bytes().toArray();
        add(file, "v as 0 or 1", signed(order, withV(good, good[64] - 27)));
        add(file, "wrong parity", signed(order, withV(good, 55 - good[64])));
        add(file, "s in the upper half", signed(order, highS(good)));
        add(
                file,
                "signature of another order",
                new SignedUserOrder(
                        order, Samples.signed(Samples.smallOrder(ethereum)).signature()));
        add(file, "64 bytes where 65 belong", signed(order, Arrays.copyOf(good, 64)));
        add(file, "no signature", signed(order, new byte[0]));
        for (JsonNode vector : file.check()) {
            Bytes encoded = Bytes.parseHex(text(vector, "encoded"));
            SignedUserOrder decoded = SignedUserOrder.decode(encoded).orThrow();
            assertThat(decoded.encode()).isEqualTo(encoded);
            assertThat(decoded.id().hex()).isEqualTo(text(vector, "id"));
            assertThat(decoded.holds()).isEqualTo(flag(vector, "holds"));
        }
    }

    @Test
    void twoSignaturesOfOneOrderAreOneOrder() {
        Order order = Samples.fullOrder(Samples.ethereumOwner());
        byte[] good = Samples.signed(order).signature().bytes().toArray();
        SignedUserOrder other = signed(order, withV(good, good[64] - 27));
        assertThat(other.holds()).isTrue();
        assertThat(other.id()).isEqualTo(Samples.signed(order).id());
    }

    @Test
    void cancellationsAreTheGoldenOnes() {
        VectorFile file = new VectorFile(
                "cancellations",
                "Cancellations: canonical bytes, content id, digest, and whether the signature holds.");
        Owner ethereum = Samples.ethereumOwner();
        Owner ed25519 = Samples.ed25519Owner();
        SignedCancellation good =
                Samples.cancellation(ethereum, Samples.fullOrder(ethereum).id());
        add(file, "Ethereum wallet", good);
        add(
                file,
                "Ed25519 wallet",
                Samples.cancellation(ed25519, Samples.fullOrder(ed25519).id()));
        add(
                file,
                "replayed on another network",
                new SignedCancellation(Samples.OTHER_NETWORK, good.order(), good.owner(), good.signature()));
        add(
                file,
                "claimed by another owner",
                new SignedCancellation(good.network(), good.order(), ed25519, good.signature()));
        for (JsonNode vector : file.check()) {
            Bytes encoded = Bytes.parseHex(text(vector, "encoded"));
            SignedCancellation cancellation = SignedCancellation.decode(encoded).orThrow();
            assertThat(cancellation.encode()).isEqualTo(encoded);
            assertThat(cancellation.contentId().hex()).isEqualTo(text(vector, "contentId"));
            assertThat(cancellation.holds()).isEqualTo(flag(vector, "holds"));
        }
    }

    private static void add(VectorFile file, String name, SignedUserOrder signed) {
        Order order = signed.order();
        file.add(
                name,
                "network",
                order.network().value(),
                "order",
                Json.of(order),
                "encoded",
                signed.encode().hex(),
                "id",
                signed.id().hex(),
                "domainSalt",
                order.network().salt().hex(),
                "digest",
                Eip712.digest(order).hex(),
                "signature",
                signed.signature().bytes().hex(),
                "holds",
                signed.holds());
    }

    private static void add(VectorFile file, String name, SignedCancellation cancellation) {
        file.add(
                name,
                "network",
                cancellation.network().value(),
                "order",
                cancellation.order().hex(),
                "scheme",
                cancellation.owner().scheme().code(),
                "owner",
                cancellation.owner().key().hex(),
                "encoded",
                cancellation.encode().hex(),
                "contentId",
                cancellation.contentId().hex(),
                "digest",
                Eip712.digest(cancellation).hex(),
                "signature",
                cancellation.signature().bytes().hex(),
                "holds",
                cancellation.holds());
    }

    private static SignedUserOrder signed(Order order, byte[] signature) {
        return new SignedUserOrder(order, new WalletSignature(Bytes.wrap(signature)));
    }

    private static byte[] withV(byte[] signature, int v) {
        byte[] changed = signature.clone();
        changed[64] = (byte) v;
        return changed;
    }

    /** The twin every ECDSA signature has: n - s, other parity. */
    private static byte[] highS(byte[] signature) {
        BigInteger s = new BigInteger(1, signature, 32, 32);
        byte[] twin = SECP256K1_ORDER.subtract(s).toByteArray();
        byte[] changed = withV(signature, 55 - signature[64]);
        System.arraycopy(twin, twin.length - 32, changed, 32, 32);
        return changed;
    }

    private static String text(JsonNode vector, String field) {
        return Objects.requireNonNull(vector.get(field)).asString();
    }

    private static boolean flag(JsonNode vector, String field) {
        return Objects.requireNonNull(vector.get(field)).asBoolean();
    }
}
