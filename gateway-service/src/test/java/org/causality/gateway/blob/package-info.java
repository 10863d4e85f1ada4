@NullMarked
package org.causality.gateway.blob;

import org.jspecify.annotations.NullMarked;
