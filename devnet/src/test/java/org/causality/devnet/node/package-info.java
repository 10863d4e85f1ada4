@NullMarked
package org.causality.devnet.node;

import org.jspecify.annotations.NullMarked;
