package org.causality.gateway.edge;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Header;
import org.causality.model.network.NetworkId;

/** Tells a message of a version to come from rubbish: its first fields will still be network and version. */
final class VersionProbe {

    private Bytes header = Bytes.EMPTY;
    private int version;

    private VersionProbe() {}

    /** Both readings stop before the end and so answer "malformed"; what they passed is all that is wanted. */
    static boolean isOfAnotherVersion(Bytes message) {
        VersionProbe probe = new VersionProbe();
        var _ = Decoded.of(message, probe::readHeader);
        var _ = Decoded.of(probe.header, probe::readVersion);
        return probe.version > Header.VERSION;
    }

    private Bytes readHeader(CanonicalReader in) {
        header = in.bytes(1, Header.SIZE_MAX);
        return header;
    }

    private int readVersion(CanonicalReader in) {
        in.text(1, NetworkId.SIZE_MAX);
        version = in.uint(2, Integer.MAX_VALUE);
        return version;
    }
}
