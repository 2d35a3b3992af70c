package dev.towpath.bench.load;

import dev.towpath.bench.figure.Samples;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Carries samples from the application's process to the bench. */
final class SampleFile {
    private static final int LONGEST_ERROR = 1_000;

    private SampleFile() {}

    /** Whole or not at all. */
    static void write(Path file, Samples samples) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
            String error = samples.firstError();
            out.writeUTF(error.substring(0, Math.min(LONGEST_ERROR, error.length())));
            out.writeLong(samples.updates());
            out.writeInt(samples.dueMicros().length);
            for (int i = 0; i < samples.dueMicros().length; i++) {
                out.writeLong(samples.dueMicros()[i]);
                out.writeInt(samples.startedMicros()[i]);
                out.writeInt(samples.tookMicros()[i]);
            }
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static Samples read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            String error = in.readUTF();
            long updates = in.readLong();
            int count = in.readInt();
            Samples samples = new Samples(new long[count], new int[count], new int[count], updates, error);
            for (int i = 0; i < count; i++) {
                samples.dueMicros()[i] = in.readLong();
                samples.startedMicros()[i] = in.readInt();
                samples.tookMicros()[i] = in.readInt();
            }
            return samples;
        }
    }
}
