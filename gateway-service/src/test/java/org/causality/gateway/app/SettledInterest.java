package org.causality.gateway.app;

import org.causality.gateway.interest.InterestTiming;
import org.causality.gateway.ownership.ProcessorLoad;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * A node that learns quickly who does what, and whose load never changes: once the nodes know each other no shard moves, however
 * busy the machine is.
 */
@Configuration(proxyBeanMethods = false)
class SettledInterest {

    @Bean
    @Primary
    InterestTiming quickInterest() {
        return new InterestTiming(300, 300, 600, 1_200);
    }

    @Bean
    @Primary
    ProcessorLoad noLoad() {
        return () -> 0;
    }
}
