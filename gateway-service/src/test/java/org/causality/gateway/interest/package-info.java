/** Whose bodies come, by which topic, and when. */
@NullMarked
package org.causality.gateway.interest;

import org.jspecify.annotations.NullMarked;
