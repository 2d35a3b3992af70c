package dev.towpath.testing.architecture.broken.model;

record StepManager() {}
