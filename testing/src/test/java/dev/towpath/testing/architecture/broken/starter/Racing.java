package dev.towpath.testing.architecture.broken.starter;

import dev.towpath.testing.architecture.broken.bench.Race;

record Racing(Race race) {}
