package org.causality.gateway.fetch;

import java.io.IOException;
import org.causality.gateway.mesh.FrameStream;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.wire.FetchMessage;
import org.jspecify.annotations.Nullable;

/**
 * One stream of {@code /causality/fetch/1}. Both sides open with HELLO; then the opener asks and the other answers, one ANSWER a
 * REQUEST, until the opener ends. Anything else breaks the conversation. Blocking; single owner.
 */
final class FetchConversation {

    private final FrameStream stream;

    private FetchConversation(FrameStream stream) {
        this.stream = stream;
    }

    /** Exchanges HELLO, the same from either side. */
    static FetchConversation begin(FrameStream stream, Greeting greeting) throws IOException {
        FetchConversation conversation = new FetchConversation(stream);
        conversation.say(greeting.ours());
        switch (conversation.hear()) {
            case FetchMessage.Hello hello -> greeting.heard(stream.peer(), hello);
            case null -> throw new IOException("the peer left without HELLO");
            case FetchMessage other -> throw unexpected(other);
        }
        return conversation;
    }

    /** Asks, and waits for the answer. */
    FetchMessage.Answer ask(FetchMessage.Request request) throws IOException {
        say(request);
        return switch (hear()) {
            case FetchMessage.Answer answer -> answer;
            case null -> throw new IOException("the peer left without an answer");
            case FetchMessage other -> throw unexpected(other);
        };
    }

    /** The next question, or null when the opener has no more. */
    FetchMessage.@Nullable Request question() throws IOException {
        return switch (hear()) {
            case FetchMessage.Request request -> request;
            case null -> null;
            case FetchMessage other -> throw unexpected(other);
        };
    }

    void say(FetchMessage message) throws IOException {
        stream.write(message.encode());
    }

    private @Nullable FetchMessage hear() throws IOException {
        Bytes frame = stream.read(FetchMessage.FRAME_BYTES_MAX);
        if (frame == null) {
            return null;
        }
        return switch (FetchMessage.decode(frame)) {
            case Decoded.Ok<FetchMessage>(FetchMessage message) -> message;
            case Decoded.Malformed<FetchMessage>(String detail) -> throw new IOException("malformed frame: " + detail);
        };
    }

    private static IOException unexpected(FetchMessage message) {
        return new IOException("a " + message.getClass().getSimpleName() + " out of turn");
    }
}
