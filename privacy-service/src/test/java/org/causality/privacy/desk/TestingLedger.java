package org.causality.privacy.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Draft;
import org.causality.model.order.Owner;
import org.causality.model.privacy.BatchEvidence;
import org.causality.model.privacy.BatchRoot;
import org.causality.model.privacy.SealId;
import org.causality.model.privacy.SealStatus;
import org.causality.privacy.desk.Page.Placed;
import org.causality.privacy.seal.SealRecord;
import org.jspecify.annotations.Nullable;

/** A store in memory: takes a page whole or not at all. */
public final class TestingLedger implements Ledger {
    final Map<SealId, SealRecord> seals = new LinkedHashMap<>();
    final Map<Long, Placed> placed = new TreeMap<>();
    final Map<Long, BatchRoot> batches = new TreeMap<>();
    final List<BatchRoot> roots = new ArrayList<>();
    final List<BatchEvidence> evidence = new ArrayList<>();
    final List<Draft> published = new ArrayList<>();
    Standing standing = Standing.none();

    void commit(Page page) {
        page.changedSeals().forEach(seal -> seals.put(seal.id(), seal));
        for (Placed each : page.placed()) {
            if (placed.put(each.entry().place(), each) != null) {
                throw new IllegalStateException("place " + each.entry().place() + " was given twice");
            }
        }
        for (BatchRoot batch : page.closed()) {
            if (batches.put(batch.number(), batch) != null) {
                throw new IllegalStateException("batch " + batch.number() + " was closed twice");
            }
        }
        page.heard().forEach(heard -> roots.add(heard.batch()));
        evidence.addAll(page.evidence());
        published.addAll(page.drafts());
        standing = page.standing();
    }

    @Override
    public @Nullable SealRecord seal(SealId id) {
        return seals.get(id);
    }

    @Override
    public List<SealRecord> admitted(Owner quotaKey, long nonce) {
        return seals.values().stream()
                .filter(SealRecord::isAdmittedHere)
                .filter(seal -> seal.seal().quotaKey().equals(quotaKey))
                .filter(seal -> seal.seal().nonce() == nonce || seal.isWaiting())
                .toList();
    }

    @Override
    public List<SealRecord> lapsed(Instant now, int limit) {
        return seals.values().stream()
                .filter(seal -> seal.status() == SealStatus.COMMITTED)
                .filter(seal -> !seal.seal().reveal().closes().isAfter(now))
                .limit(limit)
                .toList();
    }

    @Override
    public List<BatchRoot> roots(PublicKey operator, long number) {
        return roots.stream()
                .filter(root -> root.operator().equals(operator) && root.number() == number)
                .toList();
    }
}
