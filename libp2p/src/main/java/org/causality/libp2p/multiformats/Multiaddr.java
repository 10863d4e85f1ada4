package org.causality.libp2p.multiformats;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address that says how to reach what, e.g. {@code /ip4/127.0.0.1/tcp/4001/p2p/12D3KooW…}. Values are kept as
 * canonical text, so that two spellings of one address are equal.
 *
 * @param parts from the outermost, the address of the machine, inwards
 */
public record Multiaddr(List<Part> parts) {
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

    /** Copies the list. */
    public Multiaddr {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.size() > PARTS_MAX) {
            throw new MalformedException("multiaddr has no part, or too many");
        }
    }

    /** Parses text such as {@code /dns4/example.org/tcp/4001}. */
    public static Multiaddr parse(String text) {
        if (!text.startsWith("/") || text.length() > TEXT_CHARS_MAX) {
            throw new MalformedException("a multiaddr starts with a slash and is not long");
        }
        List<String> words = Arrays.asList(text.substring(1).split("/", -1));
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            AddressPart kind = AddressPart.named(words.get(i));
            boolean valued = kind.shape() != AddressPart.Shape.NONE;
            if (valued && i + 1 == words.size()) {
                throw new MalformedException("multiaddr ends before a value");
            }
            parts.add(new Part(kind, valued ? words.get(++i) : ""));
        }
        return new Multiaddr(parts);
    }

    /** Parses the binary form; throws also for codes that are not in {@link AddressPart}. */
    public static Multiaddr parse(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw new MalformedException("multiaddr is too long");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<Part> parts = new ArrayList<>();
        while (in.hasRemaining()) {
            if (parts.size() == PARTS_MAX) {
                throw new MalformedException("multiaddr has too many parts");
            }
            AddressPart kind = AddressPart.coded(Varint.read(in));
            parts.add(new Part(kind, AddressValue.read(kind, in)));
        }
        return new Multiaddr(parts);
    }

    /** As {@link #parse(byte[])}, but null for what we do not understand: peers list addresses of many kinds. */
    public static @Nullable Multiaddr parseKnown(byte[] bytes) {
        try {
            return parse(bytes);
        } catch (MalformedException _) {
            return null;
        }
    }

    /** The address of a TCP port, {@code host} being a literal or a name. */
    public static Multiaddr tcp(String host, int port) {
        AddressPart kind =
                host.indexOf(':') >= 0 ? AddressPart.IP6 : host.matches("[0-9.]+") ? AddressPart.IP4 : AddressPart.DNS;
        return new Multiaddr(List.of(new Part(kind, host), new Part(AddressPart.TCP, Integer.toString(port))));
    }

    /** The binary form. */
    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(roomBytes());
        for (Part part : parts) {
            Varint.write(part.kind().code(), out);
            AddressValue.write(part.kind(), part.value(), out);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /** No value is longer in binary than its text and an IPv6 address together. */
    private int roomBytes() {
        int room = 0;
        for (Part part : parts) {
            room += PART_HEAD_BYTES_MAX + IP6_BYTES + part.value().length();
        }
        return room;
    }

    /** The value of the first part of that kind, or null. */
    public @Nullable String value(AddressPart kind) {
        for (Part part : parts) {
            if (part.kind() == kind) {
                return part.value();
            }
        }
        return null;
    }

    /** This address with one part more. */
    public Multiaddr with(AddressPart kind, String value) {
        List<Part> longer = new ArrayList<>(parts);
        longer.add(new Part(kind, value));
        return new Multiaddr(longer);
    }

    /** This address without parts of that kind; throws when nothing would be left. */
    public Multiaddr without(AddressPart kind) {
        return new Multiaddr(parts.stream().filter(part -> part.kind() != kind).toList());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append('/').append(part.kind().text());
            if (part.kind().shape() != AddressPart.Shape.NONE) {
                text.append('/').append(part.value());
            }
        }
        return text.toString();
    }
}
