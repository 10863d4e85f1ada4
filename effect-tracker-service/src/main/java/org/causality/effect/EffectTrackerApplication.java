package org.causality.effect;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The effect-tracker-service of one operator node. */
@SpringBootApplication
public class EffectTrackerApplication {

    public static void main(String[] args) {
        SpringApplication.run(EffectTrackerApplication.class, args);
    }
}
