package dev.towpath.testing.architecture.broken.lock.service;

record LockService() {}
