package org.foothold.engine.hunt;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.foothold.engine.enrich.Course;
import org.foothold.engine.enrich.Enricher;
import org.foothold.engine.enrich.Heard;
import org.foothold.engine.enrich.MemoryStates;
import org.foothold.engine.enrich.Subject;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Lineage;
import org.foothold.engine.model.Summary;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.plain.FieldValues;
import org.foothold.sigma.rule.LogSource;

/**
 * Takes the events that enrichers hear of and those that wait for their facts, puts them in order of time, and judges the latter
 * by the rules that ask for facts.
 */
final class Enriching {
    /** How much later an enricher may hear of what happened before an event: logs write some things late. */
    private static final Duration SETTLES = Duration.ofSeconds(10);

    /** Events that settle at once; an attacker may give all events one time. */
    private static final int MOST_SETTLING = 10_000;

    private final RuleBook book;
    private final Sink sink;
    private final EnrichingLimits limits;
    private final MemoryStates states;
    private final List<Course> courses = new ArrayList<>();
    private final FieldValues values;
    private final LateJudge judge;
    private final Texts texts = new Texts();
    private final PriorityQueue<Held> waiting = new PriorityQueue<>(Held.BY_TIME);
    private final Deque<Settling> settling = new ArrayDeque<>();
    private long waitingBytes;
    private Instant now = Instant.MIN;
    private long heard;
    private long judged;
    private long early;

    Enriching(RuleBook book, Wanted wanted, EnrichingLimits limits, Sink sink) {
        this.book = book;
        this.sink = sink;
        this.limits = limits;
        this.states = new MemoryStates(limits.stateBytes());
        for (Enricher enricher : book.enrichers()) {
            courses.add(enricher.begin(states));
        }
        this.values = new FieldValues(book.mappings());
        this.judge = new LateJudge(book, wanted);
    }

    /** Takes what a late rule matched. */
    interface Sink {
        void found(String path, long order, Verdicts.Match match);
    }

    /** An event that waits for its turn, and where it stood in the input. */
    private record Held(String path, long order, Verdicts.Row row, List<Heard> heard, List<Integer> late, int bytes) {
        /** Of one time what was logged first is first, whatever the order of the files. */
        static final Comparator<Held> BY_TIME = Held::compare;

        private static int compare(Held one, Held other) {
            int compared = one.row.at().compareTo(other.row.at());
            compared = compared != 0 ? compared : Long.compare(one.row.record(), other.row.record());
            compared = compared != 0 ? compared : one.path.compareTo(other.path);
            return compared != 0 ? compared : Long.compare(one.order, other.order);
        }
    }

    /** An event that was asked about, with the answers for each log source that its rules name. */
    private record Settling(
            Held held, Event event, Map<LogSource, List<Supplier<Map<String, List<String>>>>> answers) {}

    /** Takes an event. */
    void add(String path, long order, Verdicts.Waiting event) {
        Verdicts.Row row = texts.shared(event.row());
        List<Heard> shared = event.heard().stream().map(texts::shared).toList();
        int bytes = texts.newBytes();
        waiting.add(new Held(path, order, row, shared, event.late(), bytes));
        waitingBytes += bytes;
        while (waiting.size() > limits.waiting() || waitingBytes > limits.waitingBytes()) {
            release(waiting.remove());
        }
    }

    /** There are no more events. */
    void finish() {
        for (Held held = waiting.poll(); held != null; held = waiting.poll()) {
            release(held);
        }
        while (!settling.isEmpty()) {
            judge(settling.remove());
        }
    }

    private void release(Held held) {
        waitingBytes -= held.bytes();
        Instant at = held.row().at();
        if (at.isBefore(now)) {
            early++;
        } else {
            now = at;
        }
        settle();
        if (!held.late().isEmpty()) {
            settling.add(ask(held));
        }
        heard += held.heard().size();
        for (Heard each : held.heard()) {
            book.listeners(each.feeder()).forEach(place -> courses.get(place).hear(each));
        }
    }

    private void settle() {
        Instant settled = before(now);
        while (!settling.isEmpty()
                && (settling.size() > MOST_SETTLING
                        || settling.peek().held().row().at().isBefore(settled))) {
            judge(settling.remove());
        }
    }

    private static Instant before(Instant at) {
        try {
            return at.minus(SETTLES);
        } catch (DateTimeException | ArithmeticException beyond) {
            return Instant.MIN;
        }
    }

    private Settling ask(Held held) {
        Verdicts.Row row = held.row();
        Event event = Verdicts.event(row.evidence());
        Map<LogSource, List<Supplier<Map<String, List<String>>>>> answers = new LinkedHashMap<>();
        for (int rule : held.late()) {
            answers.computeIfAbsent(book.rules().rule(rule).logsource(), source -> {
                List<Supplier<Map<String, List<String>>>> each = new ArrayList<>();
                for (int i = 0; i < courses.size(); i++) {
                    List<String> asks = book.enrichers().get(i).asks();
                    Map<String, List<String>> fields = values.of(source, event, asks);
                    each.add(courses.get(i)
                            .ask(new Subject(row.at(), row.target().name(), fields, held.heard())));
                }
                return each;
            });
        }
        return new Settling(held, event, answers);
    }

    private void judge(Settling settled) {
        judged++;
        Held held = settled.held();
        settled.answers().forEach((source, answers) -> {
            Map<String, List<String>> facts = new LinkedHashMap<>();
            answers.forEach(answer -> facts.putAll(answer.get()));
            Verdicts.Row row = held.row().with(with(held.row().evidence(), facts));
            for (int rule : held.late()) {
                if (book.rules().rule(rule).logsource().equals(source)) {
                    Verdicts.Match match =
                            judge.match(rule, row, settled.event().with(facts));
                    if (match != null) {
                        sink.found(held.path(), held.order(), match);
                    }
                }
            }
        });
    }

    private static Evidence with(Evidence evidence, Map<String, List<String>> facts) {
        List<Evidence.Field> fields = new ArrayList<>(evidence.fields());
        fields.removeIf(field -> facts.containsKey(field.name()));
        facts.forEach((name, found) -> fields.add(new Evidence.Field(name, false, List.copyOf(found))));
        return new Evidence(fields);
    }

    /** The lineage of what a finding's event is about. */
    Optional<Lineage> lineage(Finding finding) {
        Finding.Logsource said = finding.rule().logsource();
        LogSource source = new LogSource(said.category(), said.product(), said.service());
        Event event = Verdicts.event(finding.evidence());
        for (int i = 0; i < courses.size(); i++) {
            Map<String, List<String>> fields =
                    values.of(source, event, book.enrichers().get(i).asks());
            Optional<Lineage> known = courses.get(i)
                    .lineage(new Subject(finding.at(), finding.target().name(), fields, List.of()));
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.empty();
    }

    /** What became of the events. */
    Summary.Enrichment counts() {
        return new Summary.Enrichment(book.lateRules(), heard, judged, early, states.forgotten(), judge.undecided());
    }
}
