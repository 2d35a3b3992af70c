package dev.towpath.testing.architecture.broken.model;

import dev.towpath.testing.architecture.broken.review.Review;

record UpwardEdge(Review review) {}
