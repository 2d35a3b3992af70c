package dev.towpath.testing.architecture.broken.review;

public record Review() {
    void print() {
        System.out.println("a finding");
    }
}
