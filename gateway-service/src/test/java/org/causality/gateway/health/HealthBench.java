package org.causality.gateway.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.causality.gateway.TestNetwork;
import org.causality.model.key.PublicKey;
import org.causality.model.message.LamportTime;
import org.causality.model.message.Payload;

/** A book of three operators that hear each other every minute; the first is this node's. */
final class HealthBench {

    static final HealthLimits LIMITS = HealthLimits.DEFAULT;
    static final long MINUTE = 60_000;
    static final String AGENT = "causality/1";

    final TestNetwork network = TestNetwork.ofThree(3);
    final HealthBook book = new HealthBook(network.genesis().operators(), key(0), LIMITS, 0);
    final Random random = new Random(11);
    long now;
    LamportTime ourTime = new LamportTime(10_000);

    PublicKey key(int member) {
        return network.operatorKeys().get(member).publicKey();
    }

    PublicKey feed() {
        return TestNetwork.key(random).publicKey();
    }

    Payload.NetworkHealth health(int member, long verified, int heldBack, String agent) {
        return new Payload.NetworkHealth(key(member), new LamportTime(verified), 9_000, 2, heldBack, agent);
    }

    boolean hear(PublicKey feed, long said, Payload.NetworkHealth health) {
        return book.hear(new Word(health, feed, new LamportTime(said), now, ourTime));
    }

    /** Everybody says that all is well. */
    void allSpeak() {
        for (int member = 0; member < 3; member++) {
            hear(feed(), now + 1, health(member, ourTime.value(), 0, AGENT));
        }
    }

    HealthView view() {
        return book.view(ourTime, now);
    }

    /** Reasons by the operator's place in the network's list of keys. */
    List<HealthReason> reasons(int member) {
        List<HealthReason> reasons = new ArrayList<>();
        TreeMap<PublicKey, OperatorHealth> rows = new TreeMap<>();
        view().operators().forEach(row -> rows.put(row.operator().key(), row));
        OperatorHealth row = rows.get(key(member));
        if (row != null) {
            row.findings().forEach(finding -> reasons.add(finding.reason()));
        }
        return reasons;
    }
}
