/**
 * The rules of ARCHITECTURE.md and STYLE.md that bytecode can show, as ArchUnit rules. They judge main code only and
 * never look at sources or the file system.
 */
@NullMarked
package dev.towpath.testing.architecture;

import org.jspecify.annotations.NullMarked;
