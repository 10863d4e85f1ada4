@NullMarked
package org.causality.devnet.folder;

import org.jspecify.annotations.NullMarked;
