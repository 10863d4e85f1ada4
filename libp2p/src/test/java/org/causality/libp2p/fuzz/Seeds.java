package org.causality.libp2p.fuzz;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.causality.libp2p.addressbook.Capacity;
import org.causality.libp2p.addressbook.Role;
import org.causality.libp2p.addressbook.ServiceRecord;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.RpcCodec;
import org.causality.libp2p.gossip.rpc.RpcLimits;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identify.IdentifyMessage;
import org.causality.libp2p.identity.KeyType;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PeerRecord;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.identity.SignedEnvelope;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadMessage;
import org.causality.libp2p.kad.message.KadRecord;
import org.causality.libp2p.kad.message.Octets;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.libp2p.multiformats.Varint;
import org.causality.libp2p.proto.ProtoReader;
import org.causality.libp2p.proto.ProtoWriter;

/** Writes the corpus anew from real values: {@code Seeds <folder>}. */
final class Seeds {
    private static final PrivateKey KEY = PrivateKey.ofSeed(new byte[32]);
    private static final PeerId PEER = KEY.peerId();
    private static final Topic TOPIC = new Topic("/causality/orders/päckchen");
    private static final Multiaddr TCP = Multiaddr.parse("/ip4/10.0.0.1/tcp/4001");
    private static final Multiaddr LONG = Multiaddr.parse("/ip6/2001:db8::1/udp/4001/quic-v1/p2p/" + PEER);
    private static final PublicKey RSA = PublicKey.of(KeyType.RSA, filled(300));

    private Seeds() {}

    public static void main(String[] arguments) throws IOException {
        for (Decoder decoder : Decoder.values()) {
            int number = 0;
            for (byte[] seed : of(decoder)) {
                Path file = Path.of(arguments[0], decoder.name(), Integer.toString(number++));
                Files.createDirectories(file.getParent());
                Files.write(file, seed);
            }
        }
    }

    /** Values of each kind that it reads. */
    static List<byte[]> of(Decoder decoder) {
        return switch (decoder) {
            case VARINT -> List.of(Varint.encode(0), Varint.encode(300), Varint.encode(Long.MAX_VALUE));
            case MULTIHASH, PEER_ID -> List.of(PEER.bytes(), RSA.peerId().bytes());
            case MULTIADDR -> List.of(TCP.bytes(), LONG.bytes(), name().bytes());
            case PUBLIC_KEY -> List.of(KEY.publicKey().encoded(), RSA.encoded());
            case PROTO -> List.of(proto());
            case ENVELOPE -> List.of(record().encoded(), service().encoded());
            case PEER_RECORD -> List.of(payload(record()));
            case SERVICE_RECORD -> List.of(payload(service()));
            case IDENTIFY -> List.of(unframed(identify().toDelimitedBytes()));
            case NOISE_PAYLOAD -> List.of(noise());
            case NOISE_FRAME, NOISE_HANDSHAKE -> List.of(filled(32), filled(200));
            case MULTISTREAM_DIALLED -> List.of(lines("/multistream/1.0.0", "/b", "/a"));
            case MULTISTREAM_DIALLER -> List.of(lines("/multistream/1.0.0", "na", "/a"));
            case YAMUX_FRAMES, YAMUX_STREAMS -> List.of(yamux());
            case FRAMES -> List.of(lines("one", "two", "x".repeat(200)));
            case GOSSIP_RPC -> List.of(encoded(messages()), encoded(control()), encoded(parts()));
            case KAD_MESSAGE -> List.of(kad().encoded(), put().encoded());
            case MULTIADDR_TEXT -> List.of(text(TCP), text(LONG), text(name()));
            case PEER_ID_TEXT -> List.of(text(PEER), text(PEER.toCid()), text(RSA.peerId()));
            case BASE58_TEXT -> List.of(text(PEER));
            case BASE32_TEXT -> List.of(text(PEER.toCid().substring(1)));
        };
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0x21);
        return bytes;
    }

    private static byte[] text(Object value) {
        return value.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Multiaddr name() {
        return Multiaddr.parse("/dns4/relay.example.org/tcp/443/wss/p2p/" + PEER + "/p2p-circuit");
    }

    private static byte[] proto() {
        return new ProtoWriter()
                .uint64(1, 150)
                .string(2, "text")
                .message(300, nested -> nested.bool(1, true))
                .toByteArray();
    }

    private static SignedEnvelope record() {
        return new PeerRecord(PEER, 7, List.of(TCP, LONG)).sign(KEY);
    }

    private static SignedEnvelope service() {
        return new ServiceRecord(PEER, 7, Set.of(Role.ORDER_BOOK, Role.ARCHIVE), new Capacity(1_000, 500, 2)).sign(KEY);
    }

    private static byte[] payload(SignedEnvelope envelope) {
        ProtoReader reader = new ProtoReader(envelope.encoded());
        byte[] payload = {};
        while (reader.next()) {
            if (reader.field() == 3) {
                payload = reader.bytes(SignedEnvelope.BYTES_MAX);
            } else {
                reader.skip();
            }
        }
        return payload;
    }

    private static IdentifyMessage identify() {
        return new IdentifyMessage(
                KEY.publicKey(), List.of(TCP, LONG), List.of("/meshsub/1.2.0", "/é"), TCP, "net/1", "agent", record());
    }

    private static byte[] unframed(byte[] framed) {
        int head = framed[0] < 0 ? 2 : 1;
        return Arrays.copyOfRange(framed, head, framed.length);
    }

    private static byte[] noise() {
        return new ProtoWriter()
                .bytes(1, KEY.publicKey().encoded())
                .bytes(2, filled(64))
                .message(4, extensions -> extensions.string(2, "/yamux/1.0.0").bytes(1, filled(4)))
                .toByteArray();
    }

    private static byte[] lines(String... lines) {
        ByteBuf out = Unpooled.buffer();
        for (String line : lines) {
            out.writeBytes(Varint.encode(line.length() + 1L));
            out.writeCharSequence(line + "\n", StandardCharsets.US_ASCII);
        }
        return ByteBufUtil.getBytes(out);
    }

    /** A stream with data and its end, a window, a ping, another stream reset, good-bye. */
    private static byte[] yamux() {
        return HexFormat.of()
                .parseHex("000000010000000100000003616263" + "000100000000000100000400" + "000200010000000000000007"
                        + "000000040000000100000000" + "000100010000000300000000" + "000100080000000300000000"
                        + "000300000000000000000000");
    }

    private static byte[] encoded(Rpc rpc) {
        return unframed(new RpcCodec(RpcLimits.defaults()).encode(rpc));
    }

    private static Rpc messages() {
        Bytes some = Bytes.wrap(filled(20));
        return new Rpc(
                List.of(new Rpc.Subscription(TOPIC, true, true, true), new Rpc.Subscription(TOPIC, false)),
                List.of(
                        Message.anonymous(TOPIC, some),
                        Message.of(TOPIC, new Message.Fields(some, some, some, Bytes.wrap(filled(64)), some))),
                Rpc.Control.NONE);
    }

    private static Rpc control() {
        List<MessageId> ids = List.of(MessageId.of(filled(20)), MessageId.of(filled(32)));
        Rpc.Prune prune = new Rpc.Prune(
                TOPIC, Duration.ofMinutes(1), List.of(new Rpc.PeerInfo(PEER, Bytes.wrap(record().encoded()))));
        return new Rpc(
                List.of(),
                List.of(),
                new Rpc.Control(
                        List.of(new Rpc.Ihave(TOPIC, ids)),
                        List.of(new Rpc.Iwant(ids)),
                        List.of(new Rpc.Graft(TOPIC)),
                        List.of(prune),
                        List.of(new Rpc.Idontwant(ids)),
                        new Rpc.Extensions(true)));
    }

    private static Rpc parts() {
        Bytes some = Bytes.wrap(filled(8));
        return Rpc.of(new Rpc.Partial(TOPIC, some, some, some));
    }

    private static KadMessage kad() {
        Contact contact = new Contact(PEER, List.of(TCP, LONG, name()));
        Contact other = new Contact(RSA.peerId(), List.of(TCP));
        return new KadMessage(
                KadMessage.Type.GET_PROVIDERS, Octets.of("key"), null, List.of(contact, other), List.of(contact));
    }

    private static KadMessage put() {
        KadRecord held = new KadRecord(Octets.of("/causality/a"), Octets.of("value"), "2026-01-02T03:04:05.000000006Z");
        return new KadMessage(KadMessage.Type.PUT_VALUE, held.key(), held, List.of(), List.of());
    }

    /** The corpus as it stands in the repository. */
    static Map<String, byte[]> corpus(Decoder decoder) {
        try (var files = Files.list(folder(decoder))) {
            Map<String, byte[]> corpus = new TreeMap<>();
            for (Path file : files.toList()) {
                corpus.put(decoder + "/" + file.getFileName(), Files.readAllBytes(file));
            }
            return corpus;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path folder(Decoder decoder) {
        return Path.of("src/test/resources/fuzz", decoder.name());
    }
}
