/** Tests of the watch, over servers on paper and over a real one. */
package dev.towpath.activity.throttle;
