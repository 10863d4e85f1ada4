package org.causality.libp2p.peering;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.causality.libp2p.addressbook.AddressBook;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.addressbook.PeerAddress;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the links of one peer. One owner; it shares the book with whoever fills it.
 *
 * <pre>
 * address  in book --Dial--> under way --Connected--> link, or after a feeler: Hangup
 *                            under way --DialFailed, dialTimeout--> in book, left alone for a while
 * link     --Disconnected, rotated--> in book; the next address is dialled at once
 * </pre>
 *
 * Every address that led to its peer is told to the book as answered, every other one as failed. While the book knows
 * more groups than there are outbound links, no two of them lie in one group. Operators are beside all that: they are
 * known by key.
 */
public final class Peering {
    private final PeerId self;
    private final PeeringSettings settings;
    private final AddressBook book;
    private final RandomGenerator random;
    private final Deque<PeerAddress> anchors;
    private final Set<PeerAddress> operators;
    private final Set<PeerId> operatorPeers;
    private final Map<PeerAddress, Instant> operatorNotBefore = new HashMap<>();
    private final Links links = new Links();
    private final Dials dials = new Dials();

    /** Groups in which a dial has just failed; each was drawn for a link and is tried to its end. */
    private final Set<AddressGroup> drawn = new LinkedHashSet<>();

    private List<PeerAddress> kept = List.of();
    private Instant feelerDue = Instant.MIN;
    private Instant rotationDue = Instant.MIN;

    /**
     * No links yet.
     *
     * @param anchors what {@link Output.KeepAnchors} said last before the restart; dialled first
     * @param operators peers of the operators' list; as many as the settings say are always linked to
     */
    public Peering(
            PeerId self,
            PeeringSettings settings,
            AddressBook book,
            List<PeerAddress> anchors,
            List<PeerAddress> operators,
            RandomGenerator random) {
        this.self = self;
        this.settings = settings;
        this.book = book;
        this.random = random;
        this.anchors = new ArrayDeque<>(
                anchors.stream().distinct().limit(settings.anchorsMax()).toList());
        this.operators = new LinkedHashSet<>(operators);
        this.operatorPeers = operators.stream().map(PeerAddress::peer).collect(Collectors.toCollection(HashSet::new));
    }

    /** Takes one input at its time and says what to do. */
    public List<Output> handle(Input input, Instant now) {
        List<Output> outputs = new ArrayList<>();
        switch (input) {
            case Input.Tick() -> tick(now, outputs);
            case Input.Connected(PeerAddress address) -> connected(address, now, outputs);
            case Input.DialFailed(PeerAddress address) -> dialFailed(address, now);
            case Input.Met(PeerAddress address) -> {
                var _ = dials.end(address);
                accepted(address.peer(), address.group(), outputs);
            }
            case Input.Accepted(PeerId peer, AddressGroup group) -> accepted(peer, group, outputs);
            case Input.Proved(PeerId peer) -> proved(peer);
            case Input.Disconnected(PeerId peer) -> links.remove(peer);
        }
        fill(now, outputs);
        return outputs;
    }

    /** The links that we chose, operators included, the oldest first. */
    public List<Link> outbound() {
        return links.all();
    }

    /** How many links others chose. */
    public int inbound() {
        return links.inbound();
    }

    /** Whether a connection to this peer has a reason to stay: a link either way, a dial under way, or its operator. */
    public boolean holds(PeerId peer) {
        return links.holds(peer) || dials.holds(peer) || operatorPeers.contains(peer);
    }

    /** Ways for one urgent message; see {@link DisjointRoutes}. */
    public List<PeerId> routes(int count) {
        return DisjointRoutes.choose(links.all(), count, random);
    }

    // ---- connections

    private void connected(PeerAddress address, Instant now, List<Output> outputs) {
        Purpose purpose = dials.end(address);
        book.answered(address, now);
        if (purpose == null || links.outbound(address.peer()) != null) {
            outputs.add(new Output.Hangup(address.peer(), Output.Reason.NOT_NEEDED));
            return;
        }
        switch (purpose) {
            case FEELER -> outputs.add(new Output.Hangup(address.peer(), Output.Reason.FEELER_DONE));
            case OUTBOUND, ANCHOR, OPERATOR -> {
                links.add(new Link(address, purpose, now));
                keepAnchors(outputs);
            }
        }
    }

    private void dialFailed(PeerAddress address, Instant now) {
        Purpose purpose = dials.end(address);
        if (purpose == null) {
            return;
        }
        book.failed(address, now);
        switch (purpose) {
            case OPERATOR -> operatorNotBefore.put(address, now.plus(settings.operatorRetryAfter()));
            case OUTBOUND -> drawn.add(address.group());
            case ANCHOR, FEELER -> {}
        }
    }

    private void accepted(PeerId peer, AddressGroup group, List<Output> outputs) {
        if (links.holds(peer)) {
            return;
        }
        Output.Reason refusal = operatorPeers.contains(peer) ? null : inboundRefusal(group);
        if (refusal == null) {
            links.accept(peer, group);
        } else {
            outputs.add(new Output.Hangup(peer, refusal));
        }
    }

    /** Links to operators are permanent, so many as the settings say; where we have dialled one we know to dial it. */
    private void proved(PeerId peer) {
        if (operatorPeers.size() >= settings.operatorsMax()) {
            return;
        }
        operatorPeers.add(peer);
        Link link = links.outbound(peer);
        if (link != null && links.operators() < settings.operatorLinksMax() && link.purpose() != Purpose.OPERATOR) {
            operators.add(link.address());
            links.becomeOperator(link);
        }
    }

    private Output.@Nullable Reason inboundRefusal(AddressGroup group) {
        if (links.inbound() >= settings.inboundMax()) {
            return Output.Reason.INBOUND_FULL;
        }
        boolean groupFull = links.inboundOf(group) >= settings.inboundPerGroupMax();
        return groupFull ? Output.Reason.INBOUND_GROUP_FULL : null;
    }

    /** Told when they change only; the oldest links are the ones an attacker had least chance to choose for us. */
    private void keepAnchors(List<Output> outputs) {
        List<PeerAddress> oldest = links.oldest(settings.anchorsMax());
        if (!oldest.equals(kept)) {
            kept = oldest;
            outputs.add(new Output.KeepAnchors(oldest));
        }
    }

    // ---- time

    private void tick(Instant now, List<Output> outputs) {
        dials.overdue(now).forEach(address -> dialFailed(address, now));
        if (feelerDue.equals(Instant.MIN)) {
            feelerDue = now.plus(settings.feelerEvery());
            rotationDue = now.plus(settings.rotateEvery());
        }
        if (!feelerDue.isAfter(now)) {
            feelerDue = now.plus(settings.feelerEvery());
            feel(now, outputs);
        }
        if (!rotationDue.isAfter(now)) {
            rotationDue = now.plus(settings.rotateEvery());
            rotate(now, outputs);
        }
        keepAnchors(outputs);
    }

    private void feel(Instant now, List<Output> outputs) {
        PeerAddress contested = book.contested();
        PeerAddress target = contested != null && isFree(contested) ? contested : book.pickUntried(this::isFree, now);
        if (target != null && dials.count(Purpose.FEELER) == 0) {
            dial(target, Purpose.FEELER, now, outputs);
        }
    }

    private void rotate(Instant now, List<Output> outputs) {
        List<Link> chosen = links.chosen().stream()
                .filter(link -> !operatorPeers.contains(link.peer()))
                .toList();
        boolean replaceable = book.pick(this::isApart, this::isFree, now) != null;
        Link victim = links.chosenCount() < settings.outboundMax() || !replaceable
                ? null
                : Rotation.victim(chosen, settings, now, random);
        if (victim != null) {
            links.remove(victim.peer());
            outputs.add(new Output.Hangup(victim.peer(), Output.Reason.ROTATED));
        }
    }

    // ---- dialling

    private void fill(Instant now, List<Output> outputs) {
        operators.forEach(operator -> dialOperator(operator, now, outputs));
        while (hasRoom()) {
            PeerAddress anchor = nextAnchor();
            PeerAddress next = anchor == null ? pick(now) : anchor;
            if (next == null) {
                return;
            }
            dial(next, anchor == null ? Purpose.OUTBOUND : Purpose.ANCHOR, now, outputs);
        }
    }

    private boolean hasRoom() {
        return dials.count() < settings.dialsMax()
                && links.chosenCount() + dials.chosenCount() < settings.outboundMax();
    }

    private void dialOperator(PeerAddress operator, Instant now, List<Output> outputs) {
        boolean wanted = links.operators() + dials.count(Purpose.OPERATOR) < settings.operatorLinksMax();
        boolean ready = !operatorNotBefore.getOrDefault(operator, Instant.MIN).isAfter(now);
        if (wanted && ready && isFree(operator)) {
            dial(operator, Purpose.OPERATOR, now, outputs);
        }
    }

    private void dial(PeerAddress address, Purpose purpose, Instant now, List<Output> outputs) {
        dials.begin(address, purpose, now.plus(settings.dialTimeout()));
        outputs.add(new Output.Dial(address, purpose));
    }

    private @Nullable PeerAddress nextAnchor() {
        while (!anchors.isEmpty()) {
            PeerAddress anchor = anchors.removeFirst();
            if (isFree(anchor) && isApart(anchor.group())) {
                return anchor;
            }
        }
        return null;
    }

    private @Nullable PeerAddress pick(Instant now) {
        PeerAddress again = pickDrawn(now);
        PeerAddress picked = again == null ? book.pick(this::isApart, this::isFree, now) : again;
        return picked == null && !groupsBind() ? book.pick(_ -> true, this::isFree, now) : picked;
    }

    /**
     * Another address of a group whose turn it was. Were a group given up after its first dead address, an attacker
     * could name dead addresses in everyone else's groups and so have its own drawn instead.
     */
    private @Nullable PeerAddress pickDrawn(Instant now) {
        for (Iterator<AddressGroup> groups = drawn.iterator(); groups.hasNext(); ) {
            AddressGroup group = groups.next();
            groups.remove();
            PeerAddress picked = isApart(group) ? book.pickIn(group, this::isFree, now) : null;
            if (picked != null) {
                return picked;
            }
        }
        return null;
    }

    private boolean groupsBind() {
        return book.groups() > settings.outboundMax();
    }

    private boolean isApart(AddressGroup group) {
        return !links.hasChosen(group) && !dials.hasChosen(group);
    }

    private boolean isFree(PeerAddress address) {
        return !address.peer().equals(self) && !links.holds(address.peer()) && !dials.holds(address.peer());
    }
}
