package org.causality.gateway.mesh;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.causality.model.codec.Bytes;
import org.causality.model.message.MessageId;
import org.jspecify.annotations.Nullable;

/** A peer-to-peer network: topics, peers, streams. Safe from any thread; only {@link #dial} and {@link #open} block. */
public interface Mesh extends AutoCloseable {

    /** Our own peer id, base58. */
    String peerId();

    /** Where we can be dialled, each ending in our {@code /p2p} part. */
    List<String> addresses();

    /** Follows the topics and begins to listen; {@code events} and {@code messages} hear from now on. */
    void start(List<String> topics, Messages messages, Peers events) throws IOException;

    /** Sends to whoever follows the topic. */
    void publish(String topic, Bytes message);

    /** Lets a message be taken again on this topic. */
    void forget(String topic, MessageId id);

    /** Answers {@code protocol}: {@code conversation} runs on a virtual thread for each stream a peer opens. */
    void answer(String protocol, Conversation conversation);

    /**
     * Connects to a peer, at most within the dial timeout; does nothing when connected.
     *
     * @throws IOException when it cannot be reached or is not who the address names
     */
    void dial(String address) throws IOException;

    /** Opens a stream to a connected peer. @throws IOException when it is gone or does not speak the protocol */
    FrameStream open(String peer, String protocol) throws IOException;

    /** As {@link #open}, for what is large and can wait: nothing urgent waits behind it where that can be had. */
    default FrameStream openBulk(String peer, String protocol) throws IOException {
        return open(peer, protocol);
    }

    /** The peer has proven that it belongs to an operator of the network, or is configured as one. */
    default void proved(String peer) {}

    /** How our links were chosen; null where they are fixed. */
    default @Nullable LinkStanding links() {
        return null;
    }

    /** Ends the connection to a peer, if there is one. */
    void disconnect(String peer);

    @Override
    void close();

    /** Judges what comes on the topics. Called on an event loop: must not block; the verdict may come later. */
    @FunctionalInterface
    interface Messages {
        void arrived(String topic, Bytes message, String peer, Consumer<MeshVerdict> verdict);
    }

    /** Hears of connections. Called on an event loop: must not block. */
    interface Peers {
        void connected(PeerLink link);

        /** What the peer says of itself, also when that changes. */
        void identified(String peer, String agent, List<String> protocols);

        void disconnected(PeerLink link);
    }

    /** Puts something between the gateway and its mesh: a bean of this type is asked once, at start. */
    @FunctionalInterface
    interface Decorator {
        Mesh decorate(Mesh mesh);
    }

    /** Blocking talk over one stream; the stream is closed on return and reset on an exception. */
    @FunctionalInterface
    interface Conversation {
        void run(FrameStream stream) throws IOException;
    }
}
