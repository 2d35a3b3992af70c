package dev.towpath.starter.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which migration. */
final class ReferenceOptions {
    @Parameters(
            index = "0",
            paramLabel = "ID-OR-DATABASE",
            description = "A migration's id, such as shop/V6, or a database: its present migration.")
    String reference = "";

    @Mixin
    TemporalOptions temporal = new TemporalOptions();
}
