package org.causality.devnet.system;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.causality.devnet.node.Adjustment;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.messaging.Message;

/** Puts something in front of a consumer of a Kafka binding. */
final class FunctionBean {

    private FunctionBean() {}

    /** @param inFront whether a batch may go on to the service's own consumer; may throw, then it comes again */
    static Adjustment filtered(String name, Function<Message<List<byte[]>>, Boolean> inFront) {
        return Adjustment.initializer(context -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                return beanName.equals(name) ? inFrontOf(bean, inFront) : bean;
            }
        }));
    }

    @SuppressWarnings("unchecked") // the services declare their batch consumers with just this type
    private static Consumer<Message<List<byte[]>>> inFrontOf(
            Object bean, Function<Message<List<byte[]>>, Boolean> inFront) {
        Consumer<Message<List<byte[]>>> own = (Consumer<Message<List<byte[]>>>) bean;
        return batch -> {
            if (inFront.apply(batch)) {
                own.accept(batch);
            }
        };
    }
}
