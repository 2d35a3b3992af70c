package dev.towpath.testing.architecture.broken.activity;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

@WorkflowInterface
interface Stray {
    @WorkflowMethod
    void run();
}
