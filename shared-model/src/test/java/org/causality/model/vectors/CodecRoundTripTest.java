package org.causality.model.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decoded;
import org.causality.model.codec.U128;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.ChainId;
import org.causality.model.network.NetworkId;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.Condition;
import org.causality.model.order.Leg;
import org.causality.model.order.Order;
import org.causality.model.order.OrderId;
import org.causality.model.order.Owner;
import org.causality.model.order.PrivacyMode;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.TimeMap;
import org.causality.model.order.WalletSignature;
import org.jspecify.annotations.Nullable;

class CodecRoundTripTest {

    @Property
    void aHeaderComesBackAndStaysWithinItsSize(@ForAll("headers") Header header) {
        Bytes encoded = header.encode();
        assertThat(encoded.size()).isLessThanOrEqualTo(Header.SIZE_MAX);
        assertThat(Header.decode(encoded)).isEqualTo(new Decoded.Ok<>(header));
    }

    @Property(tries = 200)
    void aSignedHeaderComesBackWithItsId(@ForAll("headers") Header header) {
        SignedHeader signed = SignedHeader.sign(header, Samples.FEED);
        assertThat(SignedHeader.decode(signed.encode())).isEqualTo(new Decoded.Ok<>(signed));
        assertThat(signed.encode().size()).isLessThanOrEqualTo(SignedHeader.SIZE_MAX);
    }

    @Property
    void anOrderComesBackWithItsId(@ForAll("orders") Order order) {
        SignedUserOrder signed = new SignedUserOrder(order, new WalletSignature(Bytes.wrap(new byte[65])));
        Decoded<SignedUserOrder> decoded = SignedUserOrder.decode(signed.encode());
        assertThat(decoded).isEqualTo(new Decoded.Ok<>(signed));
        assertThat(decoded.orThrow().id()).isEqualTo(order.id());
    }

    @Property
    void anotherSaltIsAnotherOrder(@ForAll("orders") Order order, @ForAll("words") Bytes32 salt) {
        Order other = new Order(
                order.network(),
                order.owner(),
                order.nonce(),
                order.legs(),
                order.condition(),
                order.zkNonceBelow(),
                order.inclusionWithin(),
                order.observed(),
                order.validUntil(),
                order.supersedes(),
                order.tip(),
                order.privacy(),
                order.revenueShareFloor(),
                order.allowedOperators(),
                salt);
        assertThat(other.id().equals(order.id())).isEqualTo(salt.equals(order.salt()));
    }

    @Provide
    Arbitrary<Header> headers() {
        Arbitrary<Feed> feeds = Combinators.combine(
                        words().injectNull(0.3), Arbitraries.longs().greaterOrEqual(1))
                .as(Feed::new);
        return Combinators.combine(
                        networks(),
                        Arbitraries.integers().between(1, Header.TYPE_MAX),
                        Arbitraries.longs(),
                        feeds,
                        sets(Header.PARENTS_MAX),
                        sets(Header.DEPENDENCIES_MAX),
                        points().list().ofMaxSize(Header.TTL_MAX).uniqueElements(BlockHeight::chain),
                        words())
                .as(CodecRoundTripTest::header);
    }

    private record Feed(@Nullable Bytes32 previous, long sequence) {}

    private static Header header(
            NetworkId network,
            int type,
            long time,
            Feed feed,
            List<MessageId> parents,
            List<MessageId> dependencies,
            List<BlockHeight> ttl,
            Bytes32 digest) {
        return new Header(
                network,
                Header.VERSION,
                type,
                new LamportTime(time),
                feed.previous == null ? null : new MessageId(feed.previous),
                feed.previous == null ? 0 : feed.sequence,
                parents,
                dependencies,
                ttl.stream().sorted((a, b) -> a.chain().compareTo(b.chain())).toList(),
                type % 16,
                new PublicKey(digest),
                digest,
                type % Header.PAYLOAD_SIZE_MAX);
    }

    @Provide
    Arbitrary<Order> orders() {
        return Combinators.combine(
                        networks(),
                        Arbitraries.longs(),
                        amounts()
                                .map(amount -> new Leg(Leg.Direction.RECEIVE, "eip155:1/slip44:60", amount))
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(Order.LEGS_MAX),
                        points(),
                        words().injectNull(0.5),
                        amounts(),
                        Arbitraries.of(PrivacyMode.class),
                        words())
                .as(CodecRoundTripTest::order);
    }

    private static Order order(
            NetworkId network,
            long nonce,
            List<Leg> legs,
            BlockHeight validUntil,
            @Nullable Bytes32 supersedes,
            U128 tip,
            PrivacyMode privacy,
            Bytes32 salt) {
        return new Order(
                network,
                new Owner(Owner.Scheme.ED25519, salt.toBytes()),
                nonce,
                legs,
                Condition.ALWAYS,
                nonce,
                legs.size(),
                TimeMap.EMPTY,
                validUntil,
                supersedes == null ? null : new OrderId(supersedes),
                tip,
                privacy,
                legs.size(),
                List.of(new PublicKey(salt)),
                salt);
    }

    @Provide
    Arbitrary<Bytes32> words() {
        Arbitrary<Long> longs = Arbitraries.longs();
        return Combinators.combine(longs, longs, longs, longs).as(Bytes32::new);
    }

    private Arbitrary<List<MessageId>> sets(int countMax) {
        return words().map(MessageId::new)
                .set()
                .ofMaxSize(countMax)
                .map(ids -> ids.stream().sorted().toList());
    }

    private Arbitrary<NetworkId> networks() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars('-')
                .ofMinLength(1)
                .ofMaxLength(NetworkId.SIZE_MAX)
                .map(NetworkId::new);
    }

    private Arbitrary<BlockHeight> points() {
        Arbitrary<ChainId> chains =
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(32).map(name -> new ChainId("cosmos:" + name));
        return Combinators.combine(chains, Arbitraries.longs()).as(BlockHeight::new);
    }

    private Arbitrary<U128> amounts() {
        return Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, BigInteger.TWO.pow(128).subtract(BigInteger.ONE))
                .map(U128::new);
    }
}
