package dev.liftwatch.cli;

import dev.liftwatch.cli.CommandLineTool.CommandFailure;
import dev.liftwatch.config.ConfigException;
import dev.liftwatch.config.DeviceConfig;
import dev.liftwatch.console.Page;
import dev.liftwatch.console.Words;
import dev.liftwatch.edit.EditException;
import dev.liftwatch.edit.LockedFile;
import dev.liftwatch.edit.TomlPath;
import dev.liftwatch.edit.TomlText;
import dev.liftwatch.setup.Answers;
import dev.liftwatch.setup.DeviceText;
import dev.liftwatch.setup.Found;
import dev.liftwatch.setup.Kit;
import dev.liftwatch.setup.Proof;
import dev.liftwatch.setup.Question;
import dev.liftwatch.setup.RefusedAnswerException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code liftwatch setup}: from a bare box to a file that {@code check} passes and an agent that runs. What options do not answer is asked;
 * where nobody can be asked, an answer that is missing is named with its option. The file is written once, whole, at the end.
 */
@Command(name = "setup", mixinStandardHelpOptions = true)
final class SetupCommand implements Callable<Integer> {
    private final Roles.Site site;
    private final AtomicBoolean ended = new AtomicBoolean();

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigFile config;

    @Mixin
    private SetupOptions options;

    private Optional<BufferedReader> person = Optional.empty();

    SetupCommand(Roles.Site site) {
        this.site = site;
    }

    @Override
    public Integer call() throws CommandFailure {
        person = options.plain ? Optional.empty() : site.person();
        try (LockedFile file = LockedFile.take(config.file())) {
            site.whenStopped(() -> {
                if (ended.compareAndSet(false, true)) {
                    file.release();
                    say("setup.stopped", config.file());
                    out().flush();
                }
            });
            return setUp(file);
        } catch (EditException refused) {
            throw failure(refused);
        } finally {
            ended.set(true);
        }
    }

    private int setUp(LockedFile file) throws EditException, CommandFailure {
        Optional<TomlText> before = file.text();
        say(before.isPresent() ? "setup.changes" : "setup.begins", config.file());
        Answers answers = new Answers(
                before, before.isPresent() && !options.given().containsKey(Question.SOURCE) ? List.of() : search());
        ask(answers);
        Map<String, String> proof = proof(answers);
        TomlText wanted = new DeviceText(key -> Words.of("setup.comment." + key)).of(answers, proof, options.live);
        if (before.map(TomlText::text).filter(wanted.text()::equals).isPresent()) {
            say("setup.unchanged", config.file());
        } else {
            if (person.isPresent() && !says(Words.of("setup.ask.write", config.file()) + " [Y/n]", "y")) {
                say("setup.stopped", config.file());
                return CommandLineTool.NOT_IN_ORDER;
            }
            Optional<Path> backup = file.replace(wanted, SetupCommand::problems);
            say("setup.written", config.file());
            backup.ifPresent(path -> say("setup.backup", path));
        }
        ended.set(true);
        return startAndAdvise(answers, wanted);
    }

    private int startAndAdvise(Answers answers, TomlText wanted) {
        int exit = CommandLineTool.DONE;
        if (!options.noStart) {
            Roles.Finding how = site.start(config.file());
            say("setup." + how.kind(), how.arguments().toArray());
            exit = how.kind().equals("start-failed") ? CommandLineTool.NOT_IN_ORDER : exit;
        }
        if (answers.of(Question.PLATFORM)
                .filter(server -> !site.reaches(server))
                .isPresent()) {
            say("setup.not-reached", answers.of(Question.PLATFORM).orElseThrow());
        }
        say(wanted.has(TomlPath.of("commissioning")) ? "setup.next" : "setup.next-live");
        return exit;
    }

    private List<Kit> search() throws CommandFailure {
        say("setup.searching");
        List<Found> found = site.find(options.port, options.ownBus);
        Optional<Found> mute = found.stream()
                .filter(one -> one instanceof Found.Line line && line.protocol().equals("silent"))
                .findFirst();
        // A module that has to be asked is silent until then. Only somebody who knows the bus can allow it.
        if (mute.isPresent() && person.isPresent() && !options.ownBus) {
            String port = mute.get().device();
            if (says(Words.of("setup.ask.own-bus", port) + " [y/N]", "n")) {
                List<Found> asked = site.find(Optional.of(port), true);
                found = found.stream()
                        .flatMap(one -> one.device().equals(port) ? asked.stream() : Stream.of(one))
                        .toList();
            }
        }
        found.forEach(one -> say("setup.found", described(one)));
        if (found.isEmpty()) {
            say("setup.found-nothing");
        }
        List<Kit> kits = Kit.fitting(found);
        for (int i = 0; i < kits.size() && person.isPresent(); i++) {
            say("setup.kit", i + 1, kits.get(i).profile(), kits.get(i).found().device());
        }
        return kits;
    }

    private static String described(Found found) {
        return switch (found) {
            case Found.Chip chip -> Words.of("setup.chip", chip.device(), chip.lines());
            case Found.Line line ->
                switch (line.protocol()) {
                    case "closed" -> Words.of("setup.line-closed", line.device(), line.trouble());
                    case "silent", "unknown" -> Words.of("setup.line-" + line.protocol(), line.device());
                    default ->
                        Words.of(
                                "setup.line",
                                line.device(),
                                line.protocol(),
                                line.baud(),
                                line.channels().size());
                };
        };
    }

    private void ask(Answers answers) throws CommandFailure {
        for (Map.Entry<Question, String> option : options.given().entrySet()) {
            try {
                answers.give(option.getKey(), option.getValue());
            } catch (RefusedAnswerException wrong) {
                throw new CommandFailure(
                        CommandLineTool.WRONG_USE,
                        "--" + option.getKey().option() + ": "
                                + Words.of("setup.bad." + wrong.key(), wrong.arguments()));
            }
        }
        while (!answers.open().isEmpty()) {
            Question next = answers.open().getFirst();
            if (person.isPresent()) {
                askPerson(answers, next);
            } else {
                answerAsUsual(answers, next);
            }
        }
    }

    /** A script gets the usual answer where there is one; what only the installer knows is missing. */
    private static void answerAsUsual(Answers answers, Question question) throws CommandFailure {
        Optional<String> usual = answers.usual(question);
        try {
            answers.give(
                    question,
                    usual.orElseThrow(() -> new CommandFailure(
                            CommandLineTool.WRONG_USE,
                            Words.of("setup.missing", question.option(), Words.of("setup.ask." + question.option())))));
        } catch (RefusedAnswerException wrong) {
            throw new CommandFailure(
                    CommandLineTool.WRONG_USE,
                    "--" + question.option() + ": " + Words.of("setup.bad." + wrong.key(), wrong.arguments()));
        }
    }

    private void askPerson(Answers answers, Question question) throws CommandFailure {
        Optional<String> usual = answers.usual(question);
        int number = answers.all().indexOf(question) + 1;
        String words = number + "/" + answers.all().size() + " " + Words.of("setup.ask." + question.option())
                + usual.map(one -> " [" + one + "]").orElse("");
        if (question == Question.SOURCE && usual.isEmpty()) {
            throw new CommandFailure(CommandLineTool.NOT_IN_ORDER, Words.of("setup.no-source"));
        }
        while (true) {
            String answer = line(words);
            String used = answer.isBlank() ? usual.orElse("") : answer;
            try {
                if (question == Question.PROOF) {
                    Proof.files(used, folder());
                }
                answers.give(question, used);
                return;
            } catch (RefusedAnswerException wrong) {
                say("setup.bad." + wrong.key(), wrong.arguments());
            }
        }
    }

    private Map<String, String> proof(Answers answers) throws CommandFailure {
        try {
            return Proof.files(answers.of(Question.PROOF).orElse(""), folder());
        } catch (RefusedAnswerException wrong) {
            throw new CommandFailure(
                    CommandLineTool.WRONG_USE, "--proof: " + Words.of("setup.bad." + wrong.key(), wrong.arguments()));
        }
    }

    private Path folder() {
        return config.file().toAbsolutePath().getParent();
    }

    /** Whether the answer is yes, where an empty one means {@code usual}. */
    private boolean says(String question, String usual) throws CommandFailure {
        String said = line(question).strip().toLowerCase(Locale.ROOT);
        String answer = said.isEmpty() ? usual : said;
        return answer.startsWith("y") || answer.startsWith("是");
    }

    private String line(String question) throws CommandFailure {
        show(question);
        out().print("> ");
        out().flush();
        try {
            String answer = person.orElseThrow().readLine();
            if (answer != null) {
                return answer;
            }
        } catch (IOException gone) {
            // As at the end of the input: nobody is there any more.
        }
        ended.set(true);
        throw new CommandFailure(CommandLineTool.NOT_IN_ORDER, Words.of("setup.stopped", config.file()));
    }

    /** What is wrong with a file that is about to be put in place, as {@code check} would say it. */
    static List<String> problems(Path candidate) throws IOException {
        try {
            DeviceConfig.load(candidate);
            return List.of();
        } catch (ConfigException wrong) {
            return wrong.problems().stream()
                    .map(problem -> problem.in(Locale.getDefault()))
                    .toList();
        }
    }

    static CommandFailure failure(EditException refused) {
        String detail = refused.problems().isEmpty()
                ? refused.detail()
                : String.join(System.lineSeparator(), refused.problems());
        String words = Words.of("edit." + refused.kind().code(), refused.file());
        return new CommandFailure(
                refused.kind() == EditException.Kind.NOT_IN_ORDER
                        ? CommandLineTool.NOT_IN_ORDER
                        : CommandLineTool.WRONG_USE,
                detail.isEmpty() ? words : words + System.lineSeparator() + detail);
    }

    private void say(String key, Object... arguments) {
        show(Words.of(key, arguments));
    }

    private void show(String text) {
        Page page = ScreenPage.blank();
        page.add(text);
        out().println(page);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
