package org.causality.model.network;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.DomainTag;
import org.causality.model.codec.RecentTexts;

/** The name of a network: {@code [a-z0-9-]{1,16}}. Messages of another network are refused at the edge. */
public record NetworkId(String value) {

    public static final int SIZE_MAX = 16;

    private static final RecentTexts<NetworkId> RECENT = new RecentTexts<>(NetworkId::new);

    public NetworkId {
        if (value.isEmpty() || value.length() > SIZE_MAX || !Letters.LOWER_DIGIT_DASH.hold(value, 0, value.length())) {
            throw new IllegalArgumentException("a network id is 1 to 16 of a-z, 0-9 and -");
        }
    }

    public static NetworkId read(CanonicalReader in, int field) {
        return in.recent(field, SIZE_MAX, RECENT);
    }

    /** SHA-256 of the name: the salt of the wallets' EIP-712 domain. */
    public Bytes32 salt() {
        return Bytes32.of(DomainTag.sha256().digest(Bytes.ascii(value).unsafeArray()));
    }

    @Override
    public String toString() {
        return value;
    }
}
