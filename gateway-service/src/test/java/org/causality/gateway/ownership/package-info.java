/** Owners while members come and go. */
@NullMarked
package org.causality.gateway.ownership;

import org.jspecify.annotations.NullMarked;
