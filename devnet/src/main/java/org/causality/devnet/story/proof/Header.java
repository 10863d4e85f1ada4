package org.causality.devnet.story.proof;

import java.util.ArrayList;
import java.util.List;
import org.causality.devnet.story.canonical.FieldReader;
import org.causality.devnet.story.canonical.Octets;

/** A message's header. {@code previous} is empty in a feed's first message; time-to-live points are not looked at. */
public record Header(
        String network,
        long version,
        long type,
        long lamport,
        Octets previous,
        long feedSequence,
        List<Octets> parents,
        List<Octets> dependencies,
        long shard,
        Octets sender,
        Octets payloadDigest,
        long payloadBytes) {

    public static final long USER_ORDER = 1;
    public static final long USER_ORDER_CANCELLATION = 2;
    public static final long KEY_CERTIFICATE = 64;

    private static final int ID_BYTES = 32;

    static Header parse(Octets bytes) {
        FieldReader in = new FieldReader(bytes);
        String network = in.text(1);
        long version = in.number(2);
        long type = in.number(3);
        long lamport = in.number(4);
        Octets previous = in.bytes(5);
        long feedSequence = in.number(6);
        List<Octets> parents = in.repeated(7);
        List<Octets> dependencies = in.repeated(8);
        in.repeated(9);
        Header header = new Header(
                network,
                version,
                type,
                lamport,
                previous,
                feedSequence,
                parents,
                dependencies,
                in.number(10),
                in.bytes(11, ID_BYTES),
                in.bytes(12, ID_BYTES),
                in.number(13));
        in.end();
        return header;
    }

    /** The messages its time rests on: {@code lamport == 1 + max} of theirs. */
    public List<Octets> named() {
        List<Octets> named = new ArrayList<>(parents);
        named.addAll(dependencies);
        if (!previous.isEmpty()) {
            named.add(previous);
        }
        return named.stream().distinct().toList();
    }
}
