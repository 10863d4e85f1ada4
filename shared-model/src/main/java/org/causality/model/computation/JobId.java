package org.causality.model.computation;

import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;

/** The work an intent announces: SHA-256(tag ‖ intent id). */
public record JobId(Bytes32 value) implements Comparable<JobId> {

    public static JobId of(IntentId intent) {
        return new JobId(DomainTag.JOB.hash(intent.value().toBytes()));
    }

    public static JobId parseHex(String text) {
        return new JobId(Bytes32.parseHex(text));
    }

    public String hex() {
        return value.hex();
    }

    @Override
    public int compareTo(JobId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
