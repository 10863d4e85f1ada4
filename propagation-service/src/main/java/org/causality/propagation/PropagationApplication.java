package org.causality.propagation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The propagation service of one operator node. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PropagationApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PropagationApplication.class, arguments);
    }
}
