package org.causality.devnet.story.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import org.causality.devnet.story.canonical.Octets;
import org.causality.model.codec.Bytes;
import org.causality.model.json.OrderJson;
import org.causality.model.network.NetworkId;
import org.causality.model.order.OrderId;
import org.causality.model.order.Owner;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.WalletSignature;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two implementations of one contract: what web3j signs and this client hashes is what the model checks. */
class WalletAgreesWithTheModelTest {

    private static final String CHAIN = "eip155:1";
    private static final String ASSET = CHAIN + "/erc20:0x6b175474e89094c44da98b954eedeac495271d0f";

    private final SecureRandom random = new SecureRandom();
    private final Wallet wallet = Wallet.fresh(random);

    @Test
    void anOrderWithEverythingInItHolds() {
        SignedOrder order = wallet.sign(fullOrder(wallet.address()));
        SignedUserOrder read = asTheModelReads(order);
        assertThat(read.holds()).isTrue();
        assertThat(read.id().hex()).isEqualTo(order.id().hex());
    }

    @Test
    void anOrderWithNothingOptionalHolds() {
        SignedOrder order = wallet.sign(bareOrder(wallet.address()));
        SignedUserOrder read = asTheModelReads(order);
        assertThat(read.holds()).isTrue();
        assertThat(read.id().hex()).isEqualTo(order.id().hex());
    }

    @Test
    void aCancellationHolds() {
        Octets order = fullOrder(wallet.address()).id();
        SignedCancellation cancellation = wallet.cancel("testing", order, wallet.address());
        var read = new org.causality.model.order.SignedCancellation(
                new NetworkId("testing"),
                OrderId.parseHex(order.hex()),
                new Owner(Owner.Scheme.EIP712_SECP256K1, bytes(wallet.address())),
                new WalletSignature(bytes(cancellation.signature())));
        assertThat(read.holds()).isTrue();
        assertThat(read.contentId().hex()).isEqualTo(cancellation.contentId().hex());
    }

    @Test
    void aForgeryIsWellFormedAndDoesNotHold() {
        Wallet stranger = Wallet.fresh(random);
        WalletOrder order = fullOrder(wallet.address());
        assertThat(List.of(
                        Forgery.byStranger(stranger, order),
                        Forgery.tampered(wallet, order),
                        Forgery.twin(wallet, order)))
                .allSatisfy(
                        forgery -> assertThat(asTheModelReads(forgery.order()).holds())
                                .as(forgery.what())
                                .isFalse());
    }

    @Test
    void theGoldenVectorOfAnEthereumWalletIsMet() {
        Octets owner = Octets.ofHex("0x881b6f98b7f93c452c0469ad9bb51b197b5bdc3a");
        WalletOrder smallest = new WalletOrder(
                "vectors-1",
                owner,
                0,
                List.of(Leg.pay("eip155:1/slip44:60", 1)),
                List.of(),
                0,
                0,
                List.of(),
                CHAIN,
                1,
                BigInteger.ZERO,
                List.of(),
                Octets.ofHex("0x3261b4a8fbe54b47c0109b1cc71a9cb5baa4c7bc53e6f8436a7bd757a73a8d59"));
        assertThat(smallest.id().hex()).isEqualTo("0x53fd204dbe675fbb0a6f6a0c40dca13d2093f57785131947fae772fcd997df5a");
        assertThat(TypedData.digest(smallest).hex())
                .isEqualTo("0x4f0384314c93d48767c085756fb44029c72a1179fa0009c01cd610c33b7614c1");
    }

    private SignedUserOrder asTheModelReads(SignedOrder order) {
        JsonNode body = order.body();
        OrderJson json = JsonMapper.shared().treeToValue(body.path("order"), OrderJson.class);
        return new SignedUserOrder(
                json.toOrder(),
                new WalletSignature(Bytes.parseHex(body.path("signature").asString())));
    }

    private WalletOrder fullOrder(Octets owner) {
        return new WalletOrder(
                "testing",
                owner,
                -1,
                List.of(
                        Leg.pay(ASSET, Long.MAX_VALUE),
                        new Leg(
                                Leg.Direction.RECEIVE,
                                ASSET,
                                BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE))),
                List.of(
                        Term.equal(CHAIN, "price", 5),
                        Term.equal(CHAIN, "paused", 0),
                        Term.operator(Term.Kind.NOT),
                        Term.operator(Term.Kind.OR)),
                13,
                3,
                List.of(new SeenBlock(CHAIN, 100, fresh(), 1_700_000_000L, 9)),
                CHAIN,
                1L << 40,
                BigInteger.TEN.pow(18),
                List.of(Octets.ofHex("0x" + "11".repeat(32)), Octets.ofHex("0x" + "22".repeat(32))),
                fresh());
    }

    private WalletOrder bareOrder(Octets owner) {
        return new WalletOrder(
                "testing",
                owner,
                0,
                List.of(Leg.pay(ASSET, 0)),
                List.of(),
                0,
                0,
                List.of(),
                CHAIN,
                0,
                BigInteger.ZERO,
                List.of(),
                fresh());
    }

    private Octets fresh() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Octets.of(bytes);
    }

    private static Bytes bytes(Octets octets) {
        return Bytes.wrap(octets.toArray());
    }
}
