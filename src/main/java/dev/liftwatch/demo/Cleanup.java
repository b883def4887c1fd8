package dev.liftwatch.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be undone at the end, the last first, and once: by whoever comes first, the end of the command or Ctrl-C. The
 * other waits until it is done.
 */
final class Cleanup {
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private volatile boolean begun;

    /** Adds a step; where the end has come meanwhile it is carried out at once. */
    synchronized void add(Runnable step) {
        if (begun) {
            step.run();
        } else {
            steps.push(step);
        }
    }

    /** A folder that is to be gone with everything in it. */
    void addFolder(Path folder) {
        add(() -> delete(folder));
    }

    /** Whether the end has come. Any thread may ask. */
    boolean begun() {
        return begun;
    }

    /** Carries out every step. */
    synchronized void run() {
        begun = true;
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path emptied, IOException failed) throws IOException {
                    Files.delete(emptied);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException left) {
            System.err.println(folder + " could not be deleted: " + left.getMessage());
        }
    }
}
