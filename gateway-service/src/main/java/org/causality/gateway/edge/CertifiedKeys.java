package org.causality.gateway.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Envelope;
import org.causality.model.network.Certificate;
import org.causality.model.network.Operator;
import org.jspecify.annotations.Nullable;

/**
 * The FEED keys that members certified, each with the message that introduced it. Only certificates that were checked come
 * in, so nobody outside the operator set can fill it; the one not used for longest goes first and is fetched again. Safe from
 * any thread.
 */
public final class CertifiedKeys {

    /**
     * @param introduction the KEY_CERTIFICATE message that begins the key's feed: what others who miss it are given
     */
    public record FeedKey(Certificate certificate, Operator operator, Envelope introduction) {}

    private final Map<PublicKey, FeedKey> byKey;

    public CertifiedKeys(int keysMax) {
        this.byKey = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<PublicKey, FeedKey> eldest) {
                return size() > keysMax;
            }
        };
    }

    public synchronized @Nullable FeedKey of(PublicKey key) {
        return byKey.get(key);
    }

    synchronized void put(FeedKey entry) {
        byKey.putIfAbsent(entry.certificate().key(), entry);
    }

    public synchronized int size() {
        return byKey.size();
    }
}
