package org.causality.privacy.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Draft;
import org.causality.model.message.LamportTime;
import org.causality.model.message.Stamp;
import org.causality.model.order.Owner;
import org.causality.model.privacy.BatchEntry;
import org.causality.model.privacy.BatchEvidence;
import org.causality.model.privacy.BatchRoot;
import org.causality.model.privacy.SealId;
import org.causality.privacy.batch.Admissions;
import org.causality.privacy.batch.OpenBatch;
import org.causality.privacy.seal.SealRecord;
import org.jspecify.annotations.Nullable;

/** What one transaction reads and changes. Thrown away when it fails. */
public final class Page {

    /** An entry and the batch it is in. */
    public record Placed(long batch, BatchEntry entry) {}

    /** What an operator said of a batch, and by which message. */
    public record Heard(BatchRoot batch, Stamp by) {}

    private final Ledger ledger;
    private final OpenBatch batch;
    private final Admissions admissions;
    private long delivered;
    private LamportTime lamport;
    private long waitingSeals;

    private final Map<SealId, SealRecord> read = new HashMap<>();
    private final Map<SealId, SealRecord> changed = new LinkedHashMap<>();
    private final List<Placed> placed = new ArrayList<>();
    private final List<BatchRoot> closed = new ArrayList<>();
    private final List<Heard> heard = new ArrayList<>();
    private final List<BatchEvidence> evidence = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();

    public Page(Ledger ledger, Standing standing) {
        this.ledger = ledger;
        this.batch = standing.batch().copy();
        this.admissions = standing.admissions().copy();
        this.delivered = standing.delivered();
        this.lamport = standing.lamport();
        this.waitingSeals = standing.waitingSeals();
    }

    /** What the next transaction starts from, if this one succeeds. */
    public Standing standing() {
        return new Standing(batch.copy(), admissions.copy(), delivered, lamport, waitingSeals);
    }

    @Nullable SealRecord seal(SealId id) {
        SealRecord known = read.get(id);
        if (known == null) {
            known = ledger.seal(id);
            if (known != null) {
                read.put(id, known);
            }
        }
        return known;
    }

    void put(SealRecord seal) {
        SealRecord before = seal(seal.id());
        boolean waited = before != null && before.isWaiting();
        waitingSeals += (seal.isWaiting() ? 1 : 0) - (waited ? 1 : 0);
        read.put(seal.id(), seal);
        changed.put(seal.id(), seal);
    }

    /** Those admitted here that wait for their reveal or have this nonce, as this page sees them. */
    List<SealRecord> admitted(Owner quotaKey, long nonce) {
        Stream<SealRecord> before =
                ledger.admitted(quotaKey, nonce).stream().map(stored -> changed.getOrDefault(stored.id(), stored));
        Stream<SealRecord> now =
                changed.values().stream().filter(seal -> seal.seal().quotaKey().equals(quotaKey));
        return Stream.concat(before, now)
                .filter(SealRecord::isAdmittedHere)
                .distinct()
                .toList();
    }

    List<SealRecord> lapsed(Instant now, int limit) {
        return ledger.lapsed(now, limit).stream()
                .map(stored -> changed.getOrDefault(stored.id(), stored))
                .toList();
    }

    List<BatchRoot> roots(PublicKey operator, long number) {
        Stream<BatchRoot> now = heard.stream()
                .map(Heard::batch)
                .filter(said -> said.operator().equals(operator) && said.number() == number);
        return Stream.concat(ledger.roots(operator, number).stream(), now).toList();
    }

    void place(BatchEntry entry) {
        placed.add(new Placed(batch.number(), entry));
    }

    void close(BatchRoot root) {
        closed.add(root);
    }

    void hear(BatchRoot root, Stamp by) {
        heard.add(new Heard(root, by));
    }

    void accuse(BatchEvidence proof) {
        evidence.add(proof);
    }

    void publish(Draft draft) {
        drafts.add(draft);
    }

    void moveOn(long sequence, LamportTime time) {
        delivered = sequence;
        lamport = lamport.max(time);
    }

    public OpenBatch batch() {
        return batch;
    }

    public Admissions admissions() {
        return admissions;
    }

    public long delivered() {
        return delivered;
    }

    public LamportTime lamport() {
        return lamport;
    }

    public long waitingSeals() {
        return waitingSeals;
    }

    public Collection<SealRecord> changedSeals() {
        return changed.values();
    }

    public List<Placed> placed() {
        return placed;
    }

    public List<BatchRoot> closed() {
        return closed;
    }

    public List<Heard> heard() {
        return heard;
    }

    public List<BatchEvidence> evidence() {
        return evidence;
    }

    public List<Draft> drafts() {
        return drafts;
    }
}
