/** The queues and credits, in virtual time. */
@NullMarked
package org.causality.gateway.priority;

import org.jspecify.annotations.NullMarked;
