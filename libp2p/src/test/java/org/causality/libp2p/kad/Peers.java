package org.causality.libp2p.kad;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.causality.libp2p.identity.KeyType;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PublicKey;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.multiformats.Multiaddr;

/** Peers that exist on paper only, by number. */
public final class Peers {
    private Peers() {}

    /** The id of peer {@code number}; its key is nobody's. */
    public static PeerId id(long number) {
        return PublicKey.of(
                        KeyType.ED25519,
                        ByteBuffer.allocate(32).putLong(24, number).array())
                .peerId();
    }

    /** A contact with an address of its own group. */
    public static Contact contact(int number) {
        return new Contact(id(number), List.of(address(number)));
    }

    /** An address of which no two numbers below 40,000 share the group. */
    public static Multiaddr address(int number) {
        return Multiaddr.parse("/ip4/" + (20 + number / 256) + "." + (number % 256) + ".0.1/tcp/4001");
    }

    /** Contacts of the peers {@code from} to {@code to - 1}. */
    public static List<Contact> contacts(int from, int to) {
        return IntStream.range(from, to).mapToObj(Peers::contact).toList();
    }
}
