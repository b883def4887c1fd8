package dev.liftwatch.docs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The English that people read in this tree: documents, comments of Java, and what the program says, without code in it. */
final class Prose {
    /** Stands where code stood, so that the words around it keep their distance. */
    static final String CODE = " CODE ";

    private static final Set<String> SKIPPED_FOLDERS = Set.of(".git", "target", "node_modules", ".idea", ".vscode");

    private static final Pattern JAVA = Pattern.compile(
            "\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'|(?<comment>//[^\\n]*|/\\*[\\s\\S]*?\\*/)");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+[^}]*\\}");

    private Prose() {}

    /**
     * A line that somebody reads.
     *
     * @param file where it stands
     * @param number of the line, from 1
     * @param text without code, links and tags
     */
    record Line(Path file, int number, String text) {
        String place() {
            return file + ":" + number;
        }
    }

    /** All of it, in the order of the files' names. */
    static List<Line> everywhere() throws IOException {
        List<Line> lines = new ArrayList<>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (name.endsWith(".zh-CN.md") || name.contains("_zh_CN")) {
                continue;
            }
            if (name.endsWith(".md")) {
                lines.addAll(ofMarkdown(file, Files.readString(file)));
            } else if (name.endsWith(".java")) {
                lines.addAll(ofJava(file, Files.readString(file)));
            } else if (name.endsWith(".properties") && file.startsWith("src/main/resources/dev")) {
                lines.addAll(ofProperties(file, Files.readString(file)));
            }
        }
        return lines;
    }

    /** Every file of the tree but what the build makes. */
    static Set<Path> files() throws IOException {
        Set<Path> files = new TreeSet<>();
        Path root = Path.of(".");
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED_FOLDERS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(root.relativize(file));
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    static List<Line> ofMarkdown(Path file, String text) {
        List<Line> lines = new ArrayList<>();
        boolean fenced = false;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced && !line.startsWith("    ")) {
                lines.add(new Line(
                        file,
                        number,
                        line.replaceAll("`[^`]*`", CODE)
                                .replaceAll("\\]\\([^)]*\\)", "]")
                                .replaceAll("<[^>]*>", " ")));
            }
        }
        return lines;
    }

    static List<Line> ofProperties(Path file, String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String words = line.startsWith("#") ? line.substring(1) : line.substring(line.indexOf('=') + 1);
            lines.add(new Line(
                    file,
                    number,
                    words.replaceAll("\\\\u[0-9a-fA-F]{4}|\\{[^}]*\\}|%n", CODE).replace("''", "'")));
        }
        return lines;
    }

    static List<Line> ofJava(Path file, String text) {
        List<Line> lines = new ArrayList<>();
        Matcher matcher = JAVA.matcher(text);
        int number = 1;
        int counted = 0;
        while (matcher.find()) {
            String comment = matcher.group("comment");
            if (comment == null) {
                continue;
            }
            number += newlines(text.substring(counted, matcher.start()));
            counted = matcher.start();
            String words = INLINE_TAG
                    .matcher(comment)
                    .replaceAll(tag -> CODE + "\n".repeat(newlines(tag.group())))
                    .replaceAll("@(?:param|throws)\\s+\\S+|@\\w+", "")
                    .replaceAll("<[^>\\n]*>", "");
            String[] parts = words.split("\n", -1);
            for (int i = 0; i < parts.length; i++) {
                lines.add(
                        new Line(file, number + i, parts[i].replaceAll("^\\s*(?:/\\*\\*?|\\*/|\\*|//)|\\*/\\s*$", "")));
            }
        }
        return lines;
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(character -> character == '\n').count();
    }
}
