package org.causality.propagation.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.causality.model.message.MessageType;
import org.causality.model.message.SignedHeader;
import org.causality.propagation.causal.CoreView;
import org.causality.propagation.causal.Output;
import org.causality.propagation.owner.CoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.stereotype.Component;

/** Counts what the core does, and lets inputs in only while it is active here. */
@Component
class CoreMonitor implements CoreListener {

    private static final Logger LOG = LoggerFactory.getLogger(CoreMonitor.class);

    private final MeterRegistry meters;
    private final ObjectProvider<BindingsLifecycleController> bindings;
    private final HealthBoard health;
    private final Clock clock;
    private final AtomicReference<CoreView> view = new AtomicReference<>(CoreView.EMPTY);

    CoreMonitor(
            MeterRegistry meters,
            ObjectProvider<BindingsLifecycleController> bindings,
            HealthBoard health,
            Clock clock) {
        this.health = health;
        this.clock = clock;
        this.meters = meters;
        this.bindings = bindings;
        gauge("verified_time", core -> core.verifiedTime().value());
        gauge("settled_floor", core -> core.settledFloor().value());
        gauge("delivery_sequence", CoreView::delivered);
        gauge("held_back", CoreView::heldBack);
        gauge("held_back_bytes", CoreView::heldBackBytes);
        gauge("wanted", CoreView::wanted);
        gauge("drafts_waiting", CoreView::draftsWaiting);
        gauge("headers", CoreView::headers);
        gauge("headers_unverified", CoreView::unverified);
    }

    private void gauge(String noun, ToDoubleFunction<CoreView> value) {
        meters.gauge("causality_propagation_" + noun, view, holder -> value.applyAsDouble(holder.get()));
    }

    @Override
    public void active(long fence) {
        LOG.info("The causal core is active under fence {}.", fence);
        change(BindingsLifecycleController.State.STARTED);
    }

    @Override
    public void inactive(String why) {
        LOG.info("The causal core takes no inputs here: {}", why);
        stopInputs();
    }

    /** Returns when the batches under way are done. */
    void stopInputs() {
        change(BindingsLifecycleController.State.STOPPED);
    }

    private void change(BindingsLifecycleController.State state) {
        BindingsLifecycleController controller = bindings.getObject();
        CoreInputs.BINDINGS.forEach(binding -> controller.changeState(binding, state));
    }

    @Override
    public void done(List<Output> outputs, CoreView after) {
        view.set(after);
        for (Output output : outputs) {
            switch (output) {
                case Output.Count count ->
                    count(
                            "causality_propagation_messages_total",
                            count.reason().code(),
                            count.type(),
                            count.priority().name());
                case Output.Deliver deliver ->
                    count(
                            "causality_propagation_delivered_total",
                            "DELIVERED",
                            typeName(deliver.signed()),
                            deliver.priority().name());
                case Output.Heard heard -> health.hear(heard, clock.millis());
                case Output.Store _,
                        Output.Mute _,
                        Output.Ticked _,
                        Output.Wire _,
                        Output.KeepDraft _,
                        Output.DropDraft _,
                        Output.LoadBody _ -> {}
            }
        }
    }

    private void count(String name, String reason, String type, String priority) {
        meters.counter(name, "reason", reason, "type", type, "class", priority).increment();
    }

    private static String typeName(SignedHeader signed) {
        return MessageType.ofCode(signed.header().type())
                .map(MessageType::seedName)
                .orElse("unknown");
    }
}
