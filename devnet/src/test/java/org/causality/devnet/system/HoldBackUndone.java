package org.causality.devnet.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.causality.devnet.node.Adjustment;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.wire.WireCommand;
import org.causality.propagation.adapter.KafkaRelay;
import org.causality.propagation.adapter.PostgresLog;
import org.causality.propagation.adapter.PropagationSettings;
import org.causality.propagation.causal.CausalLimits;
import org.causality.propagation.causal.HealthPlan;
import org.causality.propagation.causal.Output;
import org.causality.propagation.owner.CoreListener;
import org.causality.propagation.owner.CoreOwner;
import org.causality.propagation.owner.CrashPoint;
import org.causality.propagation.owner.OwnerSettings;
import org.causality.propagation.owner.Relay;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * A core whose holding back comes to nothing: of two messages it lets go together, what depends on the other leaves first.
 * It sits where the core's deliveries leave, the one place where the core can be given another part.
 */
final class HoldBackUndone {

    private volatile boolean on;

    void on(boolean now) {
        on = now;
    }

    Adjustment adjustment() {
        return Adjustment.initializer(context -> context.addBeanFactoryPostProcessor(this::replaceOwner));
    }

    private void replaceOwner(ConfigurableListableBeanFactory beans) {
        BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beans;
        registry.removeBeanDefinition("coreOwner");
        RootBeanDefinition own = new RootBeanDefinition(CoreOwner.class, () -> owner(beans));
        registry.registerBeanDefinition("coreOwner", own);
    }

    /** As the service makes it, but for the relay. */
    private CoreOwner owner(BeanFactory beans) {
        PropagationSettings settings = beans.getBean(PropagationSettings.class);
        Genesis genesis = beans.getBean(Genesis.class);
        try {
            OwnerSettings owner = new OwnerSettings(
                    genesis,
                    FileOperatorSigner.open(genesis.network(), settings.keysDir()),
                    CausalLimits.DEFAULT,
                    HealthPlan.SILENT,
                    settings.operator() + "-adjusted-" + System.nanoTime(),
                    settings.leaseMillis() / 3);
            return new CoreOwner(
                    owner,
                    beans.getBean(PostgresLog.class),
                    new Swapping(beans.getBean(KafkaRelay.class)),
                    beans.getBean(CrashPoint.class),
                    CoreListener.all(
                            beans.getBeanProvider(CoreListener.class).stream().toList()),
                    beans.getBean(Clock.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Swapping implements Relay {
        private final Relay relay;

        Swapping(Relay relay) {
            this.relay = relay;
        }

        @Override
        public void deliver(List<Output> records, long fence) {
            relay.deliver(on ? swapped(records) : records, fence);
        }

        @Override
        public void publish(List<WireCommand.Publish> messages, long fence) {
            relay.publish(messages, fence);
        }

        @Override
        public void ask(List<WireCommand> commands, long fence) {
            relay.ask(commands, fence);
        }
    }

    private static List<Output> swapped(List<Output> records) {
        List<Output> swapped = new ArrayList<>(records);
        for (int effect = 1; effect < swapped.size(); effect++) {
            for (int cause = 0; cause < effect; cause++) {
                if (swapped.get(cause) instanceof Output.Deliver earlier
                        && swapped.get(effect) instanceof Output.Deliver later
                        && later.signed()
                                .header()
                                .dependencies()
                                .contains(earlier.signed().id())) {
                    swapped.set(cause, at(earlier.sequence(), later));
                    swapped.set(effect, at(later.sequence(), earlier));
                    return Collections.unmodifiableList(swapped);
                }
            }
        }
        return records;
    }

    private static Output.Deliver at(long sequence, Output.Deliver message) {
        return new Output.Deliver(
                sequence,
                message.signed(),
                message.payload(),
                message.priority(),
                message.draftId(),
                message.receivedMillis(),
                message.heldBackMillis());
    }
}
