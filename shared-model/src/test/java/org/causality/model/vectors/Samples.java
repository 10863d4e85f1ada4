package org.causality.model.vectors;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U128;
import org.causality.model.codec.U256;
import org.causality.model.crypto.CryptoSuite;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.EquivocationEvidence;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.Certificate;
import org.causality.model.network.ChainId;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Purpose;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.Condition;
import org.causality.model.order.ConditionToken;
import org.causality.model.order.Eip712;
import org.causality.model.order.Finality;
import org.causality.model.order.Leg;
import org.causality.model.order.ObservedBlock;
import org.causality.model.order.Order;
import org.causality.model.order.OrderId;
import org.causality.model.order.Owner;
import org.causality.model.order.PrivacyMode;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.TimeMap;
import org.causality.model.order.WalletSignature;
import org.jspecify.annotations.Nullable;

/** The values vectors are made of; everything follows from fixed texts, so each run makes the same bytes. */
final class Samples {
    static final CryptoSuite CRYPTO = CryptoSuite.pureJava();
    static final NetworkId NETWORK = new NetworkId("vectors-1");
    static final NetworkId OTHER_NETWORK = new NetworkId("vectors-2");
    static final ChainId CHAIN = new ChainId("eip155:1");
    static final SigningKey OPERATOR = key("operator alice");
    static final SigningKey FEED = key("feed of alice");
    static final SigningKey STRANGER = key("stranger");
    static final byte[] WALLET = hash("wallet").toArray();
    static final byte[] WALLET_ED25519 = hash("wallet with ed25519").toArray();
    static final long INCARNATION = 1_790_000_000_000L;

    private Samples() {}

    static Bytes32 hash(String text) {
        return Bytes32.of(CRYPTO.sha256(Bytes.ascii(text).toArray()));
    }

    static SigningKey key(String name) {
        return SigningKey.fromSeed(hash(name).toArray());
    }

    static MessageId id(String name) {
        return new MessageId(hash(name));
    }

    static List<MessageId> ids(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> id(name + i)).sorted().toList();
    }

    static Owner ethereumOwner() {
        byte[] digest = hash("any digest").toArray();
        byte[] signature = CRYPTO.signSecp256k1(WALLET, digest);
        return new Owner(Owner.Scheme.EIP712_SECP256K1, Bytes.wrap(CRYPTO.recoverSecp256k1Address(digest, signature)));
    }

    static Owner ed25519Owner() {
        return new Owner(Owner.Scheme.ED25519, Bytes.wrap(CRYPTO.ed25519PublicKey(WALLET_ED25519)));
    }

    /** The least an order can say. */
    static Order smallOrder(Owner owner) {
        return new Order(
                NETWORK,
                owner,
                0,
                List.of(new Leg(Leg.Direction.PAY, "eip155:1/slip44:60", U128.of(1))),
                Condition.ALWAYS,
                0,
                0,
                TimeMap.EMPTY,
                new BlockHeight(CHAIN, 1),
                null,
                U128.ZERO,
                PrivacyMode.OPEN,
                0,
                List.of(),
                hash("salt 1"));
    }

    /** An order that uses every field, with values at their limits. */
    static Order fullOrder(Owner owner) {
        return new Order(
                NETWORK,
                owner,
                -1L,
                List.of(
                        new Leg(
                                Leg.Direction.PAY,
                                "eip155:1/erc20:0x6b175474e89094c44da98b954eedeac495271d0f",
                                new U128(BigInteger.TWO.pow(128).subtract(BigInteger.ONE))),
                        new Leg(Leg.Direction.RECEIVE, "cosmos:cosmoshub-4/slip44:118", U128.of(250))),
                condition(),
                13,
                3,
                new TimeMap(List.of(
                        new ObservedBlock(
                                new ChainId("cosmos:cosmoshub-4"),
                                7,
                                hash("block 7"),
                                1_700_000_000,
                                41,
                                Finality.SAFE),
                        new ObservedBlock(CHAIN, 19_000_000, hash("block"), 1_790_000_000, 42, Finality.FINALIZED))),
                new BlockHeight(CHAIN, 19_000_003),
                new OrderId(hash("superseded")),
                new U128(BigInteger.TEN.pow(18)),
                PrivacyMode.TIME_LOCKED,
                10_000,
                List.of(OPERATOR.publicKey(), STRANGER.publicKey()).stream()
                        .sorted()
                        .toList(),
                hash("salt 2"));
    }

    private static Condition condition() {
        U256 max = new U256(BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
        return new Condition(List.of(
                new ConditionToken.Test(
                        CHAIN, "price", ConditionToken.Comparison.EQ, U256.of(5), U256.ZERO, Finality.SAFE),
                new ConditionToken.Test(
                        CHAIN, "0xfeed/3", ConditionToken.Comparison.RANGE, U256.of(2), max, Finality.FINALIZED),
                new ConditionToken.Not(),
                new ConditionToken.And(),
                new ConditionToken.Test(
                        CHAIN, "zk-nonce", ConditionToken.Comparison.LT, U256.ZERO, U256.ZERO, Finality.UNSAFE),
                new ConditionToken.Or()));
    }

    static SignedUserOrder signed(Order order) {
        return new SignedUserOrder(order, signature(order.owner(), Eip712.digest(order)));
    }

    static SignedCancellation cancellation(Owner owner, OrderId order) {
        WalletSignature none = new WalletSignature(Bytes.EMPTY);
        SignedCancellation unsigned = new SignedCancellation(NETWORK, order, owner, none);
        return new SignedCancellation(NETWORK, order, owner, signature(owner, Eip712.digest(unsigned)));
    }

    static WalletSignature signature(Owner owner, Bytes32 digest) {
        byte[] signature = switch (owner.scheme()) {
            case EIP712_SECP256K1 -> CRYPTO.signSecp256k1(WALLET, digest.toArray());
            case ED25519 -> CRYPTO.signEd25519(WALLET_ED25519, digest.toArray());
        };
        return new WalletSignature(Bytes.wrap(signature));
    }

    static Certificate certificate() {
        return Certificate.issue(NETWORK, Purpose.FEED, FEED.publicKey(), INCARNATION, OPERATOR);
    }

    static Payload order() {
        return new Payload.UserOrder(signed(fullOrder(ethereumOwner())));
    }

    static Payload discovery() {
        return new Payload.PeerDiscovery(
                Certificate.issue(NETWORK, Purpose.TRANSPORT, key("peer").publicKey(), INCARNATION, OPERATOR),
                List.of("/ip4/127.0.0.1/tcp/20101", "/ip6/::1/tcp/20101"),
                List.of("archive", "order-book"),
                7);
    }

    static Payload health() {
        return new Payload.NetworkHealth(OPERATOR.publicKey(), new LamportTime(42), 17, 3, 2, "causality/0.1.0");
    }

    static List<Payload> payloads() {
        List<Payload> payloads = new ArrayList<>(firstPayloads());
        ComputationSamples.intents().forEach(intent -> payloads.add(new Payload.ComputationIntent(intent)));
        ComputationSamples.announcements().forEach(proof -> payloads.add(new Payload.ProofAnnouncement(proof)));
        ComputationSamples.shares().forEach(share -> payloads.add(new Payload.ProofShare(share)));
        ChainSamples.events().forEach(event -> payloads.add(new Payload.CrossChainEvent(event)));
        ChainSamples.proofs().forEach(proof -> payloads.add(new Payload.LightClientProof(proof)));
        payloads.add(equivocation());
        PrivacySamples.seals().forEach(seal -> payloads.add(new Payload.SealedOrder(seal)));
        payloads.add(new Payload.OrderReveal(PrivacySamples.reveal()));
        PrivacySamples.batches().forEach(batch -> payloads.add(new Payload.BatchRoot(batch)));
        CheckpointSamples.checkpoints().forEach(claimed -> payloads.add(new Payload.Checkpoint(claimed)));
        payloads.add(new Payload.OperatorSet(CheckpointSamples.CHANGE));
        return payloads;
    }

    static Payload equivocation() {
        Header one = header(MessageType.USER_ORDER.code(), 7, id("previous"), 300, 7, 12, List.of(), 15, Bytes.EMPTY);
        Header other = header(MessageType.USER_ORDER.code(), 8, id("previous"), 300, 7, 12, List.of(), 15, Bytes.EMPTY);
        return new Payload.EquivocationProof(
                EquivocationEvidence.of(SignedHeader.sign(one, FEED), SignedHeader.sign(other, FEED)));
    }

    private static List<Payload> firstPayloads() {
        Owner owner = ed25519Owner();
        return List.of(
                order(),
                new Payload.UserOrder(signed(smallOrder(owner))),
                new Payload.UserOrderCancellation(
                        cancellation(owner, smallOrder(owner).id())),
                new Payload.KeyCertificate(certificate()),
                discovery(),
                new Payload.PeerDiscovery(null, List.of(), List.of(), 0),
                health());
    }

    /** The first message of a feed. */
    static Header firstHeader() {
        Bytes payload = new Payload.KeyCertificate(certificate()).encode();
        return header(MessageType.KEY_CERTIFICATE.code(), 1, null, 0, 0, 0, List.of(), 0, payload);
    }

    /** A header in which every field is set and every list is full. */
    static Header fullHeader() {
        List<BlockHeight> ttl =
                List.of(new BlockHeight(new ChainId("cosmos:cosmoshub-4"), 9), new BlockHeight(CHAIN, 19_000_003));
        return header(MessageType.USER_ORDER.code(), -1L, id("previous"), 300, 7, 12, ttl, 15, order().encode());
    }

    static Header header(
            int type,
            long time,
            @Nullable MessageId previous,
            long sequence,
            int parents,
            int dependencies,
            List<BlockHeight> ttl,
            int shard,
            Bytes payload) {
        return new Header(
                NETWORK,
                Header.VERSION,
                type,
                new LamportTime(time),
                previous,
                sequence,
                ids("parent ", parents),
                ids("dependency ", dependencies),
                ttl,
                shard,
                FEED.publicKey(),
                Envelope.digest(payload),
                payload.size());
    }

    static Envelope envelope(Header header, Bytes payload) {
        return new Envelope(SignedHeader.sign(header, FEED), payload);
    }
}
