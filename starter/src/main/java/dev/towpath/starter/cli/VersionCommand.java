package dev.towpath.starter.cli;

import dev.towpath.model.ExitCode;
import dev.towpath.starter.render.JsonDocuments;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code towpath version}. */
@Command(name = "version", description = "Shows the version, the commit it was built from if known, and Java.")
final class VersionCommand extends Subcommand {
    VersionCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    boolean offline() {
        return true;
    }

    @Override
    ExitCode run() {
        Build build = Build.CURRENT;
        if (json()) {
            print(JsonDocuments.document()
                    .put("towpath", build.version())
                    .put("commit", build.commit().isEmpty() ? null : build.commit())
                    .put("java", build.java()));
        } else {
            print(List.of(build.display()));
        }
        return ExitCode.OK;
    }
}
