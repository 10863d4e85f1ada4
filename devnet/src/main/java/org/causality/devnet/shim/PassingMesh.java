package org.causality.devnet.shim;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.causality.gateway.mesh.FrameStream;
import org.causality.gateway.mesh.LinkStanding;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.model.codec.Bytes;
import org.causality.model.message.MessageId;
import org.jspecify.annotations.Nullable;

/** Passes everything on to the operator's own mesh; what a shim does otherwise it overrides. */
public class PassingMesh implements Mesh {
    private final Mesh mesh;

    protected PassingMesh(Mesh mesh) {
        this.mesh = mesh;
    }

    /** What gossip brings. */
    protected void arrived(Messages judge, String topic, Bytes message, String peer, Consumer<MeshVerdict> verdict) {
        judge.arrived(topic, message, peer, verdict);
    }

    /** Before a stream is opened by either side. @throws IOException it is not to be */
    protected void requireLink() throws IOException {}

    /** What either side reads and writes by. */
    protected FrameStream carried(FrameStream stream) {
        return stream;
    }

    @Override
    public void start(List<String> topics, Messages messages, Peers events) throws IOException {
        mesh.start(topics, (topic, message, peer, verdict) -> arrived(messages, topic, message, peer, verdict), events);
    }

    @Override
    public void answer(String protocol, Conversation conversation) {
        mesh.answer(protocol, stream -> {
            requireLink();
            conversation.run(carried(stream));
        });
    }

    @Override
    public FrameStream open(String peer, String protocol) throws IOException {
        requireLink();
        return carried(mesh.open(peer, protocol));
    }

    @Override
    public FrameStream openBulk(String peer, String protocol) throws IOException {
        requireLink();
        return carried(mesh.openBulk(peer, protocol));
    }

    @Override
    public void publish(String topic, Bytes message) {
        mesh.publish(topic, message);
    }

    @Override
    public String peerId() {
        return mesh.peerId();
    }

    @Override
    public List<String> addresses() {
        return mesh.addresses();
    }

    @Override
    public void forget(String topic, MessageId id) {
        mesh.forget(topic, id);
    }

    @Override
    public void dial(String address) throws IOException {
        mesh.dial(address);
    }

    @Override
    public void proved(String peer) {
        mesh.proved(peer);
    }

    @Override
    public @Nullable LinkStanding links() {
        return mesh.links();
    }

    @Override
    public void disconnect(String peer) {
        mesh.disconnect(peer);
    }

    @Override
    public void close() {
        mesh.close();
    }
}
