@NullMarked
package org.causality.devnet.certify;

import org.jspecify.annotations.NullMarked;
