package org.causality.libp2p.gossip.router;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.gossip.score.SourceIp;
import org.causality.libp2p.identity.PeerId;

/**
 * Plays one script against one router, "we". A script is a list of steps; a step is what happens, a line {@code ----},
 * and what we do. Words are explained in {@code README.md} beside the scripts.
 */
final class RouterScript {
    private final Names names = new Names();
    private final Map<String, Ticket> tickets = new TreeMap<>();
    private GossipRouter router = new GossipRouter(GossipSettings.defaults(), new Random(1));
    private Instant now = Instant.EPOCH;

    RouterScript() {
        router.handle(new Input.Tick(), now);
    }

    /** What we do when {@code line} happens. */
    List<String> play(String line) {
        String[] words = line.trim().split("\\s+");
        return switch (words[0]) {
            case "limits" -> limits(words[1], Integer.parseInt(words[2]));
            case "connect" -> connect(words);
            case "disconnect" -> handle(new Input.PeerDisconnected(names.peer(words[1])));
            case "follow" -> handle(new Input.Subscribe(new Topic(words[1]), settings(words)));
            case "leave" -> handle(new Input.Unsubscribe(new Topic(words[1])));
            case "publish" -> handle(new Input.Publish(Names.message(words[1], words[2]), Names.unsigned()));
            case "verdict" ->
                handle(new Input.Judged(ticket(words[1]), Verdict.valueOf(words[2].toUpperCase(Locale.ROOT))));
            case "parts" ->
                handle(new Input.PublishPartial(
                        new Topic(words[1]),
                        new Letters(Letters.bytes(words[2]), words[3], words[words.length - 1].equals("eager"))));
            case "reject-parts" -> handle(new Input.PartsRejected(new Topic(words[1]), names.peer(words[2])));
            case "stream" -> handle(new Input.StreamBegun(names.peer(words[1])));
            case "authentic" -> handle(new Input.Authentic(ticket(words[1])));
            case "forget" -> handle(new Input.Forget(new Topic(words[1]), Names.id(words[2])));
            case "record" -> handle(new Input.RecordKnown(names.peer(words[1]), Names.envelope(words[1])));
            case "appraise" -> handle(new Input.Appraised(names.peer(words[1]), Double.parseDouble(words[2])));
            case "rubbish" -> handle(new Input.Unusable(names.peer(words[1]), Reason.FRAME_MALFORMED));
            case "score" -> List.of(String.format(Locale.ROOT, "%.2f", router.score(names.peer(words[1]))));
            case "explicit" -> handle(new Input.ExplicitPeers(Set.of(names.peer(words[1]))));
            case "wait" -> pass(Integer.parseInt(words[1].replace("s", "")));
            case "mesh" -> List.of(who(router.meshPeers(new Topic(words[1]))));
            default -> said(names.peer(words[0]), words[1], Arrays.asList(words).subList(2, words.length));
        };
    }

    private List<String> limits(String what, int value) {
        GossipSettings defaults = GossipSettings.defaults();
        GossipSettings changed = switch (what) {
            case "mesh-high" -> defaults.withMesh(new MeshSizes(2, 2, value, 1, 1, 6, 0.25));
            case "exchange" -> defaults.withExchange(value).withMesh(new MeshSizes(2, 2, 2, 1, 1, 6, 0.25));
            case "idontwant" -> defaults.withIdontwantFrom(value).withRelaying(Relaying.toAll());
            case "relay" -> defaults.withRelaying(new Relaying(value, Duration.ofMillis(20), Duration.ofSeconds(1), 2));
            case "flood-publish" -> defaults.withFloodPublish(value != 0);
            default -> throw new IllegalArgumentException(what);
        };
        router = new GossipRouter(changed, new Random(1));
        return List.of();
    }

    private List<String> connect(String[] words) {
        List<String> how = Arrays.asList(words);
        Protocol version = how.contains("1.0")
                ? Protocol.MESHSUB_1_0
                : how.contains("1.1")
                        ? Protocol.MESHSUB_1_1
                        : how.contains("1.3") ? Protocol.MESHSUB_1_3 : Protocol.MESHSUB_1_2;
        SourceIp source = how.contains("behind") ? new SourceIp(how.getLast()) : null;
        return handle(new Input.PeerConnected(names.peer(words[1]), version, how.contains("dialled"), source));
    }

    private static TopicSettings settings(String[] words) {
        List<String> how = Arrays.asList(words);
        TopicSettings settings = how.contains("signed") ? Names.signed() : Names.unsigned();
        if (how.contains("requesting")) {
            return settings.withPartial(PartialMode.REQUESTED);
        }
        if (how.contains("supporting")) {
            return settings.withPartial(PartialMode.SUPPORTED);
        }
        return how.contains("bound") ? settings.withBinding(IdBinding.CONTENT) : settings;
    }

    private Ticket ticket(String id) {
        Ticket ticket = tickets.get(id);
        if (ticket == null) {
            throw new IllegalStateException("nothing to judge under " + id);
        }
        return ticket;
    }

    private List<String> pass(int seconds) {
        List<String> done = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            now = now.plusSeconds(1);
            done.addAll(handle(new Input.Tick()));
        }
        return done;
    }

    private List<String> said(PeerId peer, String verb, List<String> rest) {
        Rpc rpc = switch (verb) {
            case "follows", "leaves" -> subscriptions(rest, verb.equals("follows"));
            case "sends" -> messages(rest);
            case "extends" -> extending();
            case "tells" ->
                Rpc.of(new Rpc.Partial(topic(rest), Letters.bytes(rest.get(1)), null, Letters.bytes(rest.get(2))));
            case "parts" ->
                Rpc.of(new Rpc.Partial(topic(rest), Letters.bytes(rest.get(1)), Letters.bytes(rest.get(2)), null));
            case "signs" -> Rpc.of(Names.signedMessage(rest.getFirst(), rest.get(1)));
            case "grafts" -> control(List.of(), List.of(), List.of(new Rpc.Graft(topic(rest))), List.of());
            case "prunes" -> control(List.of(), List.of(), List.of(), List.of(prune(rest)));
            case "refuses" ->
                new Rpc(
                        List.of(),
                        List.of(),
                        new Rpc.Control(
                                List.of(), List.of(), List.of(), List.of(), List.of(new Rpc.Idontwant(ids(rest, 0)))));
            case "has" -> control(List.of(new Rpc.Ihave(topic(rest), ids(rest, 1))), List.of(), List.of(), List.of());
            case "wants" -> control(List.of(), List.of(new Rpc.Iwant(ids(rest, 0))), List.of(), List.of());
            default -> throw new IllegalArgumentException(verb);
        };
        return handle(new Input.RpcReceived(peer, rpc));
    }

    private static Rpc extending() {
        Rpc.Control control =
                new Rpc.Control(List.of(), List.of(), List.of(), List.of(), List.of(), new Rpc.Extensions(true));
        return new Rpc(List.of(), List.of(), control);
    }

    private static Rpc subscriptions(List<String> words, boolean subscribe) {
        Rpc.Subscription subscription = new Rpc.Subscription(
                topic(words), subscribe, words.contains("requesting"), words.contains("supporting"));
        return new Rpc(List.of(subscription), List.of(), Rpc.Control.NONE);
    }

    private static Rpc messages(List<String> words) {
        List<Message> messages = words.stream()
                .skip(1)
                .map(text -> Names.message(words.getFirst(), text))
                .toList();
        return new Rpc(List.of(), messages, Rpc.Control.NONE);
    }

    private static Topic topic(List<String> words) {
        return new Topic(words.getFirst());
    }

    /** {@code orders}, {@code orders 60s} or {@code orders 60s naming bob carol}. */
    private Rpc.Prune prune(List<String> words) {
        if (words.size() == 1) {
            return new Rpc.Prune(topic(words), null);
        }
        List<Rpc.PeerInfo> named = words.stream()
                .skip(3)
                .map(name -> new Rpc.PeerInfo(names.peer(name), Names.envelope(name)))
                .toList();
        return new Rpc.Prune(
                topic(words), Duration.ofSeconds(Long.parseLong(words.get(1).replace("s", ""))), named);
    }

    private static List<MessageId> ids(List<String> words, int skip) {
        return words.stream().skip(skip).map(Names::id).toList();
    }

    private static Rpc control(
            List<Rpc.Ihave> ihave, List<Rpc.Iwant> iwant, List<Rpc.Graft> graft, List<Rpc.Prune> prune) {
        return new Rpc(List.of(), List.of(), new Rpc.Control(ihave, iwant, graft, prune, List.of()));
    }

    private List<String> handle(Input input) {
        return router.handle(input, now).stream().flatMap(this::told).toList();
    }

    private Stream<String> told(Output output) {
        return switch (output) {
            case Output.Send send -> sent(send);
            case Output.Validate(Ticket ticket, Message message, PeerId from) -> {
                tickets.put(Names.of(ticket.id()), ticket);
                yield Stream.of("check " + Names.of(message) + " from " + names.of(from));
            }
            case Output.Published(Topic _, MessageId id, int peers) ->
                Stream.of("published " + Names.of(id) + " to " + peers);
            case Output.PublishRefused(Topic _, MessageId id, Reason reason) ->
                Stream.of("not published " + Names.of(id) + ": " + reason);
            case Output.Reading(PeerId peer, boolean on) ->
                Stream.of((on ? "read again from " : "stop reading from ") + names.of(peer));
            case Output.PartialReceived(PeerId from, Rpc.Partial partial) ->
                Stream.of("hand on from " + names.of(from) + ": " + parts(partial));
            case Output.Unqueue(PeerId peer, var ids) ->
                Stream.of("take out of the queue for " + names.of(peer) + ": " + texts(ids));
            case Output.PeersOffered(PeerId by, Topic topic, var peers) ->
                Stream.of(names.of(by) + " offers for " + topic + ": "
                        + who(peers.stream().map(Rpc.PeerInfo::peer).toList()));
            case Output.TickAfter(Duration time) -> Stream.of("tick after " + time.toMillis() + " ms");
            case Output.Disconnect(PeerId peer, Reason reason) ->
                Stream.of("hang up on " + names.of(peer) + ": " + reason);
            case Output.Counted(Reason reason, long amount, var by) ->
                Stream.of("count " + amount + " " + reason + (by.isEmpty() ? "" : " by " + who(by)));
        };
    }

    private Stream<String> sent(Output.Send send) {
        String to = who(send.to()) + ": ";
        Rpc rpc = send.rpc();
        Rpc.Control control = rpc.control();
        Rpc.Partial partial = rpc.partial();
        return Stream.of(
                        control.extensions() == null ? Stream.<String>of() : Stream.of("we know parts of messages"),
                        rpc.subscriptions().stream().map(RouterScript::subscribed),
                        partial == null ? Stream.<String>of() : Stream.of(parts(partial)),
                        rpc.messages().stream().map(message -> "message " + Names.of(message)),
                        control.ihave().stream().map(i -> "we have " + i.topic() + " " + texts(i.ids())),
                        control.iwant().stream().map(i -> "we want " + texts(i.ids())),
                        control.idontwant().stream().map(i -> "we do not want " + texts(i.ids())),
                        control.graft().stream().map(g -> "graft " + g.topic()),
                        control.prune().stream().map(this::pruned))
                .flatMap(lines -> lines)
                .map(line -> "to " + to + line);
    }

    private static String subscribed(Rpc.Subscription said) {
        String partial =
                said.requestsPartial() ? " requesting parts" : said.supportsPartial() ? " supporting parts" : "";
        return (said.subscribe() ? "we follow " : "we leave ") + said.topic() + partial;
    }

    private static String parts(Rpc.Partial partial) {
        Bytes parts = partial.message();
        Bytes metadata = partial.metadata();
        return "of " + partial.topic() + " " + Letters.text(partial.group())
                + (parts == null ? "" : " parts " + Letters.text(parts))
                + (metadata == null ? "" : " having " + Letters.text(metadata));
    }

    private String pruned(Rpc.Prune prune) {
        Duration backoff = prune.backoff();
        List<PeerId> named = prune.peers().stream().map(Rpc.PeerInfo::peer).toList();
        return "prune " + prune.topic() + (backoff == null ? "" : " for " + backoff.toSeconds() + "s")
                + (named.isEmpty() ? "" : " naming " + who(named));
    }

    private static String texts(List<MessageId> ids) {
        return ids.stream().map(Names::of).sorted().collect(Collectors.joining(" "));
    }

    private String who(List<PeerId> peers) {
        return peers.isEmpty()
                ? "nobody"
                : peers.stream().map(names::of).sorted().collect(Collectors.joining(", "));
    }
}
