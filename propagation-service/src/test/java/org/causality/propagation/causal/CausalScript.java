package org.causality.propagation.causal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.BlobRef;
import org.causality.model.key.PublicKey;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Draft;
import org.causality.model.message.DraftId;
import org.causality.model.message.Envelope;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.Stamp;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.Purpose;
import org.causality.model.wire.WireCommand;
import org.causality.propagation.message.Drafts;
import org.jspecify.annotations.Nullable;

/**
 * Plays an interaction script to a core and says in plain words what the core did. One command a line:
 *
 * <pre>
 * feed ann                         ann is an operator; her feed opens with the certificate ann0
 * say ann1 by ann [after X Y] [needs X] [time N] [previous X|none] [sequence N] [claim|unknown]
 * receive ann1 [from peer] [header]
 * publish d1 [needs X]             a service of this node has something to say; the message is called own-d1
 * start                            the node opens its own feed (the message own)
 * wait 300ms
 * order X Y                        asks how they stand to each other
 * state
 * restart                          a new core from what was stored
 * </pre>
 */
final class CausalScript {

    private final Map<String, Envelope> messages = new LinkedHashMap<>();
    private final Map<MessageId, String> names = new HashMap<>();
    private final Map<PublicKey, String> feeds = new HashMap<>();
    private final Map<DraftId, String> drafts = new HashMap<>();
    private final Map<String, List<String>> spoken = new HashMap<>();
    private final List<Operator> operators = new ArrayList<>();
    private final TestLog log = new TestLog();
    private long nowMillis = 1_000_000;
    private int starts;
    private @Nullable CausalCore core;

    /** Plays one command; answers a line for each thing the core did. */
    String play(String command) {
        List<String> words = Arrays.asList(command.split(" +"));
        Words rest = new Words(words.subList(1, words.size()));
        return switch (words.getFirst()) {
            case "feed" -> feed(words.get(1));
            case "say" -> say(words.get(1), rest);
            case "receive" -> receive(words.get(1), rest);
            case "publish" -> publish(words.get(1), rest);
            case "start" -> start();
            case "wait" -> tick(words.get(1));
            case "ask" -> handle(new Input.TickAsked(rest.number("after", 0)));
            case "want" -> handle(new Input.BlobWanted(BlobRef.of(Bytes.ascii(words.get(1)))));
            case "order" -> causality(words.get(1), words.get(2));
            case "state" -> state();
            case "restart" -> restart();
            default -> throw new IllegalArgumentException("no such command: " + command);
        };
    }

    private String feed(String name) {
        int number = operators.size() + 1;
        SigningKey operator = Drafts.key(1_000 + number);
        SigningKey feed = Drafts.key(number);
        operators.add(new Operator(name, operator.publicKey(), 1));
        feeds.put(feed.publicKey(), name);
        Certificate certificate =
                Certificate.issue(new NetworkId("test"), Purpose.FEED, feed.publicKey(), number, operator);
        Envelope first = new Spoken(feed.publicKey(), 0)
                .type(MessageType.KEY_CERTIFICATE.code())
                .payload(new Payload.KeyCertificate(certificate).encode())
                .envelope();
        spoken.put(name, new ArrayList<>());
        remember(name + "0", first);
        spoken.get(name).add(name + "0");
        return "";
    }

    private String say(String name, Words words) {
        String feed = words.after("by").getFirst();
        PublicKey key = feeds.entrySet().stream()
                .filter(entry -> entry.getValue().equals(feed))
                .findFirst()
                .orElseThrow()
                .getKey();
        List<String> before = Objects.requireNonNull(spoken.get(feed));
        String previous = words.has("previous") ? words.after("previous").getFirst() : before.getLast();
        Envelope last = previous.equals("none") ? null : message(previous);
        List<Envelope> parents =
                words.after("after").stream().map(this::message).toList();
        List<Envelope> needs = words.after("needs").stream().map(this::message).toList();
        long honest = 1
                + Stream.of(Stream.ofNullable(last), parents.stream(), needs.stream())
                        .flatMap(named -> named)
                        .mapToLong(envelope -> envelope.header().time().value())
                        .max()
                        .orElse(0);
        long sequence = last == null ? 0 : last.header().sequence() + 1;
        Envelope envelope = new Spoken(key, name.hashCode())
                .type(type(words))
                .after(last == null ? null : last.id(), words.number("sequence", sequence))
                .parents(parents.stream().map(Envelope::id).toList())
                .needs(needs.stream().map(Envelope::id).toList())
                .time(words.number("time", honest))
                .envelope();
        remember(name, envelope);
        before.add(name);
        return "";
    }

    private static int type(Words words) {
        if (words.has("unknown")) {
            return RandomHistory.UNKNOWN_TYPE;
        }
        MessageType type = words.has("claim") ? MessageType.KEY_CERTIFICATE : MessageType.USER_ORDER_CANCELLATION;
        return type.code();
    }

    private String receive(String name, Words words) {
        Envelope envelope = message(name);
        String peer = words.has("from") ? words.after("from").getFirst() : "peer1";
        return handle(new Input.Received(
                envelope.signed(),
                words.has("header") ? null : envelope.payload(),
                peer,
                MessageType.ofCode(envelope.header().type())
                        .map(MessageType::defaultClass)
                        .orElse(org.causality.model.message.PriorityClass.LOW),
                nowMillis));
    }

    private String publish(String name, Words words) {
        MessageId[] needs = words.after("needs").stream()
                .map(needed -> message(needed).id())
                .toArray(MessageId[]::new);
        Draft draft = Drafts.cancellation(name.hashCode(), needs);
        drafts.put(draft.id(), name);
        return handle(new Input.Publish(draft));
    }

    private String start() {
        SigningKey feedKey = Drafts.key(500 + starts);
        feeds.put(feedKey.publicKey(), "own");
        Certificate certificate =
                Certificate.issue(new NetworkId("test"), Purpose.FEED, feedKey.publicKey(), starts, Drafts.key(2_000));
        return tell(core().start(certificate, now()));
    }

    private String tick(String duration) {
        long millis = Long.parseLong(duration.replace("ms", "").replace("s", ""));
        nowMillis += duration.endsWith("ms") ? millis : millis * 1_000;
        return handle(new Input.Tick());
    }

    private String causality(String a, String b) {
        return core().happenedBefore(stamp(a), stamp(b)).toString();
    }

    /** The stamp anybody would compute who knows the whole history. */
    private Stamp stamp(String name) {
        Stamp verified = core().verifiedStamp(message(name).id());
        return verified == null ? new Stamp(LamportTime.ZERO, message(name).id()) : verified;
    }

    private String state() {
        CoreView view = core().view();
        String voids = core().voidFeeds().entrySet().stream()
                .map(entry -> ", void " + feeds.get(entry.getKey()) + " from " + entry.getValue())
                .collect(Collectors.joining());
        return "clock " + view.verifiedTime() + ", heads " + names(view.heads()) + ", stable up to "
                + view.stableUpTo() + ", delivered " + view.delivered() + ", held back " + view.heldBack()
                + ", wanted " + view.wanted() + ", drafts waiting " + view.draftsWaiting() + voids;
    }

    private String restart() {
        starts++;
        core = log.restart(genesis(), Drafts.key(500 + starts), CausalLimits.DEFAULT);
        return "";
    }

    private CausalCore core() {
        if (core == null) {
            core = new CausalCore(genesis(), Drafts.key(500), CausalLimits.DEFAULT);
        }
        return core;
    }

    private Genesis genesis() {
        List<Operator> all = new ArrayList<>(operators);
        all.add(new Operator("own", Drafts.key(2_000).publicKey(), 1));
        return new Genesis(new NetworkId("test"), 1, 16, new OperatorSet(0, all));
    }

    private Instant now() {
        return Instant.ofEpochMilli(nowMillis);
    }

    private String handle(Input input) {
        return tell(core().handle(input, now()));
    }

    private String tell(List<Output> outputs) {
        List<Output> all = log.write(core(), outputs, now());
        all.forEach(this::nameOwn);
        return all.stream().map(this::line).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    private void nameOwn(Output output) {
        if (output instanceof Output.Store(StoredMessage row)
                && row.own()
                && !names.containsKey(row.signed().id())) {
            String draft = drafts.getOrDefault(Objects.requireNonNull(row.draftId()), "");
            String name = draft.isEmpty() && row.signed().header().sequence() > 0
                    ? "own-copy"
                    : "own" + (draft.isEmpty() ? "" : "-" + draft);
            remember(name, new Envelope(row.signed(), Objects.requireNonNull(row.payload())));
        }
    }

    private String line(Output output) {
        return switch (output) {
            case Output.Store _ -> "";
            case Output.Deliver deliver -> "delivers " + name(deliver.signed().id()) + " as " + deliver.sequence();
            case Output.Mute(long sequence, var muted) ->
                "mutes " + feeds.get(muted.key()) + " from " + muted.sequence() + " as " + sequence + ", "
                        + muted.reason();
            case Output.Ticked(long sequence) -> "ticks as " + sequence;
            case Output.Wire(WireCommand.FetchBlob(BlobRef blob)) -> "fetches a blob of " + blob.sizeBytes() + " bytes";
            case Output.Wire(WireCommand.Publish(Envelope envelope)) ->
                "sends " + name(envelope.id()) + " at time " + envelope.header().time();
            case Output.Wire(WireCommand.Fetch(List<MessageId> ids, String peer, int attempt)) ->
                "fetches " + names(ids) + (attempt == 0 ? " of " + peer : ", attempt " + attempt);
            case Output.KeepDraft kept ->
                "keeps draft " + drafts.get(kept.draft().id());
            case Output.DropDraft(DraftId id) -> "drops draft " + drafts.get(id);
            case Output.LoadBody(MessageId id) -> "loads " + name(id);
            case Output.Heard(Envelope envelope, var _) -> "hears " + name(envelope.id());
            case Output.Count(var reason, String type, var _) -> "counts " + reason.code() + " " + type;
        };
    }

    private void remember(String name, Envelope envelope) {
        messages.put(name, envelope);
        names.put(envelope.id(), name);
    }

    private Envelope message(String name) {
        return Objects.requireNonNull(messages.get(name), name);
    }

    private String name(MessageId id) {
        return names.getOrDefault(id, id.value().equals(new Bytes32(0, 0, 0, 0)) ? "nothing" : "?");
    }

    private String names(Collection<MessageId> ids) {
        return ids.stream().map(this::name).sorted().collect(Collectors.joining(" "));
    }

    /** A command's words, read by their key words. */
    private record Words(List<String> words) {

        private static final List<String> KEYS =
                List.of("by", "after", "needs", "time", "previous", "sequence", "claim", "unknown", "from", "header");

        boolean has(String key) {
            return words.contains(key);
        }

        List<String> after(String key) {
            int at = words.indexOf(key);
            return at < 0
                    ? List.of()
                    : words.subList(at + 1, words.size()).stream()
                            .takeWhile(word -> !KEYS.contains(word))
                            .toList();
        }

        long number(String key, long otherwise) {
            return has(key) ? Long.parseUnsignedLong(after(key).getFirst()) : otherwise;
        }
    }
}
