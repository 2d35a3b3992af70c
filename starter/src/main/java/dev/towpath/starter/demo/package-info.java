/**
 * {@code towpath demo}: the main job on embedded servers, with an application at work and a worker that is killed on the
 * way. Nothing in it is simulated: every figure of its report was measured in that run.
 */
@NullMarked
package dev.towpath.starter.demo;

import org.jspecify.annotations.NullMarked;
