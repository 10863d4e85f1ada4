@NullMarked
package org.causality.devnet.jspeer;

import org.jspecify.annotations.NullMarked;
