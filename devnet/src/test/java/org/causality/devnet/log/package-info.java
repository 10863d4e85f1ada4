@NullMarked
package org.causality.devnet.log;

import org.jspecify.annotations.NullMarked;
