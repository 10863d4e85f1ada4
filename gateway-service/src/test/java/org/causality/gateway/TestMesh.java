package org.causality.gateway;

import java.io.IOException;
import java.util.List;
import org.causality.gateway.mesh.FrameStream;
import org.causality.gateway.mesh.Mesh;
import org.causality.model.codec.Bytes;
import org.causality.model.message.MessageId;

/** A mesh that only opens streams; nobody hears what is said on topics. */
public record TestMesh(Opener opener) implements Mesh {

    @FunctionalInterface
    public interface Opener {
        FrameStream open(String peer, String protocol) throws IOException;
    }

    @Override
    public FrameStream open(String peer, String protocol) throws IOException {
        return opener.open(peer, protocol);
    }

    @Override
    public String peerId() {
        return "us";
    }

    @Override
    public List<String> addresses() {
        return List.of();
    }

    @Override
    public void start(List<String> topics, Messages messages, Peers events) {}

    @Override
    public void publish(String topic, Bytes message) {}

    @Override
    public void forget(String topic, MessageId id) {}

    @Override
    public void answer(String protocol, Conversation conversation) {}

    @Override
    public void dial(String address) {}

    @Override
    public void disconnect(String peer) {}

    @Override
    public void close() {}
}
