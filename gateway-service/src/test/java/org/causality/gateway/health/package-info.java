/** What is said of the network's health in which situation. */
@NullMarked
package org.causality.gateway.health;

import org.jspecify.annotations.NullMarked;
