package org.causality.libp2p.multiformats;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address that says how to reach what, e.g. {@code /ip4/127.0.0.1/tcp/4001/p2p/12D3KooW…}. Kept in binary, of which
 * there is one for all spellings of an address; the parts with their text are made when they are first asked for.
 */
public final class Multiaddr {
    /** Longest binary form taken. */
    public static final int BYTES_MAX = 1_024;

    /** Most parts taken. */
    public static final int PARTS_MAX = 16;

    private static final int TEXT_CHARS_MAX = 2_048;

    /** A code and a length, each a varint below 2^14. */
    private static final int PART_HEAD_BYTES_MAX = 4;

    private static final int IP6_BYTES = 16;

    /**
     * One part.
     *
     * @param kind which
     * @param value canonical text; empty for kinds without a value
     */
    public record Part(AddressPart kind, String value) {
        /** Checks the value and brings it into canonical form. */
        public Part {
            value = AddressValue.canonical(kind, value);
        }
    }

    private final byte[] bytes;
    private @Nullable List<Part> parts;

    private Multiaddr(byte[] bytes) {
        this.bytes = bytes;
    }

    private static Multiaddr of(List<Part> parts) {
        return parse(encoded(parts));
    }

    /** Parses text such as {@code /dns4/example.org/tcp/4001}. */
    public static Multiaddr parse(String text) {
        if (!text.startsWith("/") || text.length() > TEXT_CHARS_MAX) {
            throw new MalformedException("a multiaddr starts with a slash and is not long");
        }
        List<String> words = Arrays.asList(text.substring(1).split("/", -1));
        if (words.size() > 2 * PARTS_MAX) {
            throw new MalformedException("multiaddr has too many parts");
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            AddressPart kind = AddressPart.named(words.get(i));
            boolean valued = kind.shape() != AddressPart.Shape.NONE;
            if (valued && i + 1 == words.size()) {
                throw new MalformedException("multiaddr ends before a value");
            }
            parts.add(new Part(kind, valued ? words.get(++i) : ""));
        }
        return of(parts);
    }

    /** Parses the binary form; throws also for codes that are not in {@link AddressPart}. */
    public static Multiaddr parse(byte[] bytes) {
        String fault = AddressBytes.fault(bytes, 0, bytes.length);
        if (fault != null) {
            throw new MalformedException(fault);
        }
        return new Multiaddr(bytes.clone());
    }

    /** As {@link #parse(byte[])}, but null for what we do not understand: peers list addresses of many kinds. */
    public static @Nullable Multiaddr parseKnown(byte[] in, int from, int to) {
        return isKnown(in, from, to) ? new Multiaddr(Arrays.copyOfRange(in, from, to)) : null;
    }

    /** Whether this part of an array, {@code to} excluded, is an address that we understand; nothing is allocated. */
    public static boolean isKnown(byte[] in, int from, int to) {
        return AddressBytes.fault(in, from, to) == null;
    }

    /** The address of a TCP port, {@code host} being a literal or a name. */
    public static Multiaddr tcp(String host, int port) {
        return of(List.of(machine(host), new Part(AddressPart.TCP, Integer.toString(port))));
    }

    /** The address of a UDP port on which QUIC is spoken, {@code host} being a literal or a name. */
    public static Multiaddr quic(String host, int port) {
        Part udp = new Part(AddressPart.UDP, Integer.toString(port));
        return of(List.of(machine(host), udp, new Part(AddressPart.QUIC_V1, "")));
    }

    private static Part machine(String host) {
        AddressPart kind =
                host.indexOf(':') >= 0 ? AddressPart.IP6 : host.matches("[0-9.]+") ? AddressPart.IP4 : AddressPart.DNS;
        return new Part(kind, host);
    }

    /** A copy of the binary form. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** From the outermost, the address of the machine, inwards. */
    public List<Part> parts() {
        List<Part> known = parts;
        if (known == null) {
            known = decoded();
            parts = known;
        }
        return known;
    }

    private List<Part> decoded() {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<Part> read = new ArrayList<>();
        while (in.hasRemaining()) {
            AddressPart kind = AddressPart.coded(Varint.read(in));
            read.add(new Part(kind, AddressValue.read(kind, in)));
        }
        return List.copyOf(read);
    }

    private static byte[] encoded(List<Part> parts) {
        ByteBuffer out = ByteBuffer.allocate(roomBytes(parts));
        for (Part part : parts) {
            Varint.write(part.kind().code(), out);
            AddressValue.write(part.kind(), part.value(), out);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /** No value is longer in binary than its text and an IPv6 address together. */
    private static int roomBytes(List<Part> parts) {
        int room = 0;
        for (Part part : parts) {
            room += PART_HEAD_BYTES_MAX + IP6_BYTES + part.value().length();
        }
        return room;
    }

    /** The value of the first part of that kind, or null. */
    public @Nullable String value(AddressPart kind) {
        for (Part part : parts()) {
            if (part.kind() == kind) {
                return part.value();
            }
        }
        return null;
    }

    /** This address with one part more. */
    public Multiaddr with(AddressPart kind, String value) {
        List<Part> longer = new ArrayList<>(parts());
        longer.add(new Part(kind, value));
        return of(longer);
    }

    /** This address without parts of that kind; throws when nothing would be left. */
    public Multiaddr without(AddressPart kind) {
        return of(parts().stream().filter(part -> part.kind() != kind).toList());
    }

    /** Whether it is a machine's own port for TCP or QUIC, with nobody and nothing between. */
    public boolean isDirect() {
        List<AddressPart> kinds = parts().stream()
                .map(Part::kind)
                .filter(kind -> kind != AddressPart.P2P)
                .skip(1)
                .toList();
        return kinds.equals(List.of(AddressPart.TCP)) || kinds.equals(List.of(AddressPart.UDP, AddressPart.QUIC_V1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Multiaddr that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts()) {
            text.append('/').append(part.kind().text());
            if (part.kind().shape() != AddressPart.Shape.NONE) {
                text.append('/').append(part.value());
            }
        }
        return text.toString();
    }
}
