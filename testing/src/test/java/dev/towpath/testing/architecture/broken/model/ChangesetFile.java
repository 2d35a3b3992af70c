package dev.towpath.testing.architecture.broken.model;

import java.nio.file.Path;

record ChangesetFile(Path path) {}
