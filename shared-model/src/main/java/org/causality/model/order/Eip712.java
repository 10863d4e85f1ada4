package org.causality.model.order;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.crypto.CryptoSuite;
import org.causality.model.key.PublicKey;
import org.causality.model.network.NetworkId;

/**
 * The digests wallets sign (EIP-712). Domain: name {@code Causality}, version {@code 1}, salt = SHA-256(network id).
 * The type strings here are the contract with every wallet: field order and names never change within a version.
 */
public final class Eip712 {

    static final String LEG_TYPE = "Leg(uint8 direction,string asset,uint128 amount)";
    static final String CONDITION_TYPE =
            "ConditionToken(uint8 kind,string chain,string key,uint8 comparison,uint256 value,uint256 upper,uint8 finality)";
    static final String OBSERVED_TYPE =
            "ObservedBlock(string chain,uint64 height,bytes32 blockHash,uint64 chainTime,uint64 lamport,uint8 finality)";
    static final String ORDER_TYPE =
            "Order(uint8 scheme,bytes owner,uint64 nonce,Leg[] legs,ConditionToken[] condition,"
                    + "uint64 zkNonceBelow,uint32 inclusionWithin,ObservedBlock[] observed,string validUntilChain,"
                    + "uint64 validUntilHeight,bytes32 supersedes,uint128 tip,uint8 privacy,uint16 revenueShareFloor,"
                    + "bytes32[] allowedOperators,bytes32 salt)";
    static final String CANCELLATION_TYPE = "OrderCancellation(bytes32 order)";
    static final String SEALED_ORDER_TYPE =
            "SealedOrder(bytes32 commitment,uint8 scheme,bytes quotaKey,uint64 nonce,string validUntilChain,"
                    + "uint64 validUntilHeight,uint64 revealEpoch,uint8 sizeClass)";

    private static final Bytes32 NO_ORDER = new Bytes32(0, 0, 0, 0);
    private static final Bytes32 DOMAIN_TYPE_HASH = keccak("EIP712Domain(string name,string version,bytes32 salt)");
    private static final Bytes32 NAME_HASH = keccak("Causality");
    private static final Bytes32 VERSION_HASH = keccak("1");
    private static final Bytes32 LEG_TYPE_HASH = keccak(LEG_TYPE);
    private static final Bytes32 CONDITION_TYPE_HASH = keccak(CONDITION_TYPE);
    private static final Bytes32 OBSERVED_TYPE_HASH = keccak(OBSERVED_TYPE);
    /** Referenced types follow the primary one in alphabetical order, as the standard asks. */
    private static final Bytes32 ORDER_TYPE_HASH = keccak(ORDER_TYPE + CONDITION_TYPE + LEG_TYPE + OBSERVED_TYPE);

    private static final Bytes32 CANCELLATION_TYPE_HASH = keccak(CANCELLATION_TYPE);
    private static final Bytes32 SEALED_ORDER_TYPE_HASH = keccak(SEALED_ORDER_TYPE);

    private Eip712() {}

    public static Bytes32 digest(Order order) {
        return digest(order.network(), hash(order));
    }

    public static Bytes32 digest(SignedCancellation cancellation) {
        Bytes32 struct = new Words()
                .word(CANCELLATION_TYPE_HASH)
                .word(cancellation.order().value())
                .hash();
        return digest(cancellation.network(), struct);
    }

    /** What is signed of a sealed order, by its fields: this package does not know hidden orders. */
    public static Bytes32 sealedOrderDigest(
            NetworkId network,
            Bytes32 commitment,
            Owner quotaKey,
            long nonce,
            BlockHeight validUntil,
            long revealEpoch,
            int sizeClass) {
        Bytes32 struct = new Words()
                .word(SEALED_ORDER_TYPE_HASH)
                .word(commitment)
                .number(quotaKey.scheme().code())
                .bytes(quotaKey.key())
                .number(nonce)
                .text(validUntil.chain().value())
                .number(validUntil.height())
                .number(revealEpoch)
                .number(sizeClass)
                .hash();
        return digest(network, struct);
    }

    private static Bytes32 digest(NetworkId network, Bytes32 struct) {
        byte[] signed = new byte[66];
        signed[0] = 0x19;
        signed[1] = 0x01;
        domain(network).write(signed, 2);
        struct.write(signed, 34);
        return keccak(signed);
    }

    private static Bytes32 domain(NetworkId network) {
        return new Words()
                .word(DOMAIN_TYPE_HASH)
                .word(NAME_HASH)
                .word(VERSION_HASH)
                .word(network.salt())
                .hash();
    }

    private static Bytes32 hash(Order order) {
        OrderId supersedes = order.supersedes();
        return new Words()
                .word(ORDER_TYPE_HASH)
                .number(order.owner().scheme().code())
                .bytes(order.owner().key())
                .number(order.nonce())
                .array(order.legs().stream().map(Eip712::hash).toList())
                .array(order.condition().postfix().stream().map(Eip712::hash).toList())
                .number(order.zkNonceBelow())
                .number(order.inclusionWithin())
                .array(order.observed().blocks().stream().map(Eip712::hash).toList())
                .text(order.validUntil().chain().value())
                .number(order.validUntil().height())
                .word(supersedes == null ? NO_ORDER : supersedes.value())
                .number(order.tip().value())
                .number(order.privacy().code())
                .number(order.revenueShareFloor())
                .array(order.allowedOperators().stream().map(PublicKey::value).toList())
                .word(order.salt())
                .hash();
    }

    private static Bytes32 hash(Leg leg) {
        return new Words()
                .word(LEG_TYPE_HASH)
                .number(leg.direction().code())
                .text(leg.asset())
                .number(leg.amount().value())
                .hash();
    }

    private static Bytes32 hash(ConditionToken token) {
        Words words = new Words().word(CONDITION_TYPE_HASH).number(token.kind());
        return switch (token) {
            case ConditionToken.Test test ->
                words.text(test.chain().value())
                        .text(test.key())
                        .number(test.comparison().code())
                        .number(test.value().value())
                        .number(test.upper().value())
                        .number(test.finality().code())
                        .hash();
            case ConditionToken.And _, ConditionToken.Or _, ConditionToken.Not _ ->
                words.text("").text("").number(0).number(0).number(0).number(0).hash();
        };
    }

    private static Bytes32 hash(ObservedBlock block) {
        return new Words()
                .word(OBSERVED_TYPE_HASH)
                .text(block.chain().value())
                .number(block.height())
                .word(block.blockHash())
                .number(block.chainTime())
                .number(block.lamport())
                .number(block.finality().code())
                .hash();
    }

    private static Bytes32 keccak(String text) {
        return keccak(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Bytes32 keccak(byte[] bytes) {
        return Bytes32.of(CryptoSuite.best().keccak256(bytes));
    }

    /** The encoded members of a struct: one 32-byte word each. */
    private static final class Words {

        private final ByteArrayOutputStream content = new ByteArrayOutputStream(512);

        Words word(Bytes32 word) {
            content.writeBytes(word.toArray());
            return this;
        }

        Words number(long unsigned) {
            return word(new Bytes32(0, 0, 0, unsigned));
        }

        Words number(BigInteger unsigned) {
            return word(new Bytes32(
                    unsigned.shiftRight(192).longValue(),
                    unsigned.shiftRight(128).longValue(),
                    unsigned.shiftRight(64).longValue(),
                    unsigned.longValue()));
        }

        Words text(String text) {
            return word(keccak(text));
        }

        Words bytes(Bytes bytes) {
            return word(keccak(bytes.unsafeArray()));
        }

        Words array(List<Bytes32> elements) {
            Words words = new Words();
            elements.forEach(words::word);
            return word(words.hash());
        }

        Bytes32 hash() {
            return keccak(content.toByteArray());
        }
    }
}
