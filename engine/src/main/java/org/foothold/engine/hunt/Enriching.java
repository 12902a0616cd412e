package org.foothold.engine.hunt;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.foothold.engine.enrich.Course;
import org.foothold.engine.enrich.Enricher;
import org.foothold.engine.enrich.Heard;
import org.foothold.engine.enrich.MemoryStates;
import org.foothold.engine.enrich.Subject;
import org.foothold.engine.model.Evidence;
import org.foothold.engine.model.Lineage;
import org.foothold.engine.model.Summary;
import org.foothold.sigma.event.Event;
import org.foothold.sigma.plain.FieldValues;
import org.foothold.sigma.rule.LogSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes the events that enrichers hear of and those that wait for their facts, puts them in order of time, judges the latter by
 * the rules that ask for facts, and hands on what other rules found in them, with what is known of their processes.
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
    private final Repeated repeated;
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
        this.repeated = new Repeated(book);
    }

    /** Takes what a late rule matched, and what had to wait for its facts. */
    interface Sink {
        void found(String path, long order, Verdicts.Match match, @Nullable Lineage lineage);
    }

    /** An event that waits for its turn, and where it stood in the input. */
    private record Held(String path, long order, Verdicts.Waiting event, int bytes) {
        /** Of one time what was logged first is first, whatever the order of the files. */
        static final Comparator<Held> BY_TIME = Held::compare;

        private static int compare(Held one, Held other) {
            int compared = one.row().at().compareTo(other.row().at());
            compared = compared != 0
                    ? compared
                    : Long.compare(one.row().record(), other.row().record());
            compared = compared != 0 ? compared : one.path.compareTo(other.path);
            return compared != 0 ? compared : Long.compare(one.order, other.order);
        }

        Verdicts.Row row() {
            return event.row();
        }

        boolean wantsFacts() {
            return !event.late().isEmpty() || !event.matches().isEmpty();
        }
    }

    /** An event that was asked about, and what was asked for each log source that its rules name. */
    private record Settling(Held held, Event event, Map<LogSource, List<Question>> questions) {}

    /**
     * What an enricher was asked.
     *
     * @param everywhere whether the answer belongs to every finding, whatever its rule asks
     */
    private record Question(
            Course course, Subject subject, Supplier<Map<String, List<String>>> answer, boolean everywhere) {}

    /** What is known of an event in the end, for rules that ask for facts and for all others. */
    private record Known(
            Map<String, List<String>> asked,
            Map<String, List<String>> everywhere,
            @Nullable Lineage lineage) {
        static final Known NOTHING = new Known(Map.of(), Map.of(), null);

        static Known of(List<Question> questions) {
            Map<String, List<String>> asked = new LinkedHashMap<>();
            Map<String, List<String>> everywhere = new LinkedHashMap<>();
            Lineage lineage = null;
            for (Question question : questions) {
                Map<String, List<String>> facts = question.answer().get();
                asked.putAll(facts);
                if (question.everywhere()) {
                    everywhere.putAll(facts);
                    lineage = lineage != null
                            ? lineage
                            : question.course().lineage(question.subject()).orElse(null);
                }
            }
            return new Known(asked, everywhere, lineage);
        }
    }

    /** Takes an event. */
    void add(String path, long order, Verdicts.Waiting event) {
        Verdicts.Waiting fresh = repeated.without(event);
        if (fresh == null) {
            return;
        }
        Verdicts.Waiting shared = texts.shared(fresh);
        int bytes = texts.newBytes();
        waiting.add(new Held(path, order, shared, bytes));
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
        if (held.wantsFacts()) {
            settling.add(ask(held));
        }
        List<Heard> told = held.event().heard();
        heard += told.size();
        for (Heard each : told) {
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
        Event event = Verdicts.event(held.row().evidence());
        Map<LogSource, List<Question>> questions = new LinkedHashMap<>();
        for (int rule : held.event().late()) {
            questions.computeIfAbsent(logsource(rule), source -> ask(held, event, source, true));
        }
        for (Verdicts.Match match : held.event().matches()) {
            questions.computeIfAbsent(logsource(match.index()), source -> ask(held, event, source, false));
        }
        return new Settling(held, event, questions);
    }

    private LogSource logsource(int rule) {
        return book.rules().rule(rule).logsource();
    }

    private List<Question> ask(Held held, Event event, LogSource source, boolean all) {
        List<Question> asked = new ArrayList<>();
        for (int i = 0; i < courses.size(); i++) {
            Enricher enricher = book.enrichers().get(i);
            boolean everywhere = !enricher.marks().isEmpty();
            if (all || everywhere) {
                Subject subject = new Subject(
                        held.row().at(),
                        held.row().target().name(),
                        values.of(source, event, enricher.asks()),
                        held.event().heard());
                asked.add(new Question(courses.get(i), subject, courses.get(i).ask(subject), everywhere));
            }
        }
        return asked;
    }

    private void judge(Settling settled) {
        Held held = settled.held();
        Verdicts.Waiting waited = held.event();
        judged += waited.late().isEmpty() ? 0 : 1;
        Map<LogSource, Known> known = new HashMap<>();
        settled.questions().forEach((source, questions) -> known.put(source, Known.of(questions)));
        for (Verdicts.Match match : waited.matches()) {
            Known all = known.getOrDefault(logsource(match.index()), Known.NOTHING);
            sink.found(held.path(), held.order(), match.with(with(held.row(), all.everywhere())), all.lineage());
        }
        for (int rule : waited.late()) {
            Known all = known.getOrDefault(logsource(rule), Known.NOTHING);
            Verdicts.Match match = judge.match(
                    rule, with(held.row(), all.asked()), settled.event().with(all.asked()));
            if (match != null) {
                sink.found(held.path(), held.order(), match, all.lineage());
            }
        }
    }

    private static Verdicts.Row with(Verdicts.Row row, Map<String, List<String>> facts) {
        return facts.isEmpty() ? row : row.with(with(row.evidence(), facts));
    }

    private static Evidence with(Evidence evidence, Map<String, List<String>> facts) {
        List<Evidence.Field> fields = new ArrayList<>(evidence.fields());
        fields.removeIf(field -> facts.containsKey(field.name()));
        facts.forEach((name, found) -> fields.add(new Evidence.Field(name, false, List.copyOf(found))));
        return new Evidence(fields);
    }

    /** What became of the events. */
    Summary.Enrichment counts() {
        return new Summary.Enrichment(book.lateRules(), heard, judged, early, states.forgotten(), judge.undecided());
    }
}
