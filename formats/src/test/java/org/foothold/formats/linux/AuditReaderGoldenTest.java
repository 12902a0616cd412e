package org.foothold.formats.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.foothold.formats.SharedData;
import org.junit.jupiter.api.Test;

/** The reader's fields against those that another reader of audit records is known to give. */
class AuditReaderGoldenTest {
    private static final Pattern PAIR = Pattern.compile("^\\s*\"([^\"]+)\": \"((?:[^\"\\\\]|\\\\.)*)\",?$");

    /** Parts of a security context, which stands in one field here. */
    private static final Pattern CONTEXT = Pattern.compile("(subj|obj)_(user|role|domain|level|category)");

    /** Numbers that are left as they are: errors, signals and calls of 32-bit programs. */
    private static final Pattern LEFT = Pattern.compile("exit E[A-Z]+|sig SIG[A-Z]+|syscall getpgid");

    @Test
    void everyFieldIsTheSame() throws IOException {
        List<String> different = new ArrayList<>();
        int records = 0;
        int fields = 0;
        for (Path file : goldens()) {
            for (Map<String, String> golden : read(file)) {
                records++;
                LogEvent event = event(golden);
                for (Map.Entry<String, String> field : golden.entrySet()) {
                    String name = field.getKey();
                    if (name.startsWith("/")
                            || CONTEXT.matcher(name).matches()
                            || LEFT.matcher(name + " " + field.getValue()).matches()) {
                        continue;
                    }
                    fields++;
                    if (!ours(event, name).contains(field.getValue())) {
                        different.add(golden.get("/record_type") + " " + name + " " + field.getValue() + " " + event);
                    }
                }
            }
        }

        assertThat(records).isGreaterThan(50);
        assertThat(fields).isGreaterThan(500);
        assertThat(different).isEmpty();
    }

    private static List<Path> goldens() throws IOException {
        Path folder =
                SharedData.folder("linux-audit-go-libaudit").resolve("auparse").resolve("testdata");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".golden"))
                    .sorted()
                    .toList();
        }
    }

    private static LogEvent event(Map<String, String> golden) {
        String type = golden.get("/record_type").toUpperCase(Locale.ROOT);
        Collected collected = Collected.of(new AuditReader(), "type=" + type + " msg=" + golden.get("/raw_msg"));
        assertThat(collected.events).as(golden.get("/raw_msg")).hasSize(1);
        assertThat(collected.damages).isEmpty();
        return collected.events.getFirst();
    }

    // The other reader names the outcome in one way and the number that means "none" with a word.
    private static List<String> ours(LogEvent event, String name) {
        if (name.equals("result")) {
            return Stream.of("res", "success", "result")
                    .flatMap(each -> event.values(each).stream())
                    .map(value -> switch (value) {
                        case "1", "yes" -> "success";
                        case "0", "no", "failed" -> "fail";
                        default -> value;
                    })
                    .toList();
        }
        return event.values(name).stream()
                .flatMap(value -> value.equals("4294967295") ? Stream.of(value, "unset") : Stream.of(value))
                .toList();
    }

    private static List<Map<String, String>> read(Path file) throws IOException {
        List<Map<String, String>> records = new ArrayList<>();
        Map<String, String> record = new LinkedHashMap<>();
        boolean inData = false;
        for (String line : Files.readAllLines(file)) {
            if (line.strip().equals("\"data\": {")) {
                inData = true;
            } else if (line.startsWith("  }") && record.containsKey("/raw_msg")) {
                records.add(record);
                record = new LinkedHashMap<>();
                inData = false;
            } else {
                Matcher pair = PAIR.matcher(line);
                if (pair.matches()) {
                    record.put((inData ? "" : "/") + pair.group(1), plain(pair.group(2)));
                }
            }
        }
        return records;
    }

    private static String plain(String json) {
        return Pattern.compile("\\\\(u([0-9a-fA-F]{4})|.)").matcher(json).replaceAll(escape -> {
            String code = escape.group(2);
            String one = code == null ? escape.group(1) : Character.toString(Integer.parseInt(code, 16));
            return Matcher.quoteReplacement(
                    code != null
                            ? one
                            : switch (one) {
                                case "n" -> "\n";
                                case "r" -> "\r";
                                case "t" -> "\t";
                                default -> one;
                            });
        });
    }
}
