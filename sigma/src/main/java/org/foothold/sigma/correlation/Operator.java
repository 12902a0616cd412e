package org.foothold.sigma.correlation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.text.Decimal;
import org.foothold.sigma.text.Fold;
import org.jspecify.annotations.Nullable;

/** One correlation at work on steps in order of time; all it remembers is in the state. */
final class Operator<T> {
    private final int index;
    private final Correlation correlation;
    private final State<T> state;
    private final Limits limits;
    private final Losses.Count losses;
    private final Map<Correlation.Source, Integer> inputs = new HashMap<>();

    Operator(int index, Correlation correlation, State<T> state, Limits limits, Losses.Count losses) {
        this.index = index;
        this.correlation = correlation;
        this.state = state;
        this.limits = limits;
        this.losses = losses;
        for (int i = 0; i < correlation.inputs().size(); i++) {
            inputs.put(correlation.inputs().get(i).source(), i);
        }
    }

    /** Takes the step in where the correlation refers to its source; gives what it makes of it, null where nothing. */
    @Nullable
    Step<T> offer(Step<T> step) {
        Integer input = inputs.get(step.source());
        if (input == null) {
            return null;
        }
        Correlation.Input from = correlation.inputs().get(input);
        String group = Groups.of(correlation, from, step);
        if (group == null) {
            losses.withoutGroup++;
            return null;
        }
        List<String> values = values(from, step);
        if (values.isEmpty() && correlation.type().ofValues()) {
            losses.withoutValue++;
            return null;
        }
        return take(new State.Key(index, group), new Taken<>(step, input, values));
    }

    private @Nullable Step<T> take(State.Key key, Taken<T> taken) {
        Step<T> step = taken.step();
        Window<T> known = state.get(key);
        Window<T> window = known == null ? new Window<>(correlation, limits, step.at()) : known;
        // An event that several of the rules match is one event; only rules themselves are told apart.
        if (!correlation.type().temporal() && window.knows(step)) {
            return null;
        }
        losses.steps += window.add(taken);
        Step<T> made = !correlation.threshold().judgedAtClose() && window.holds()
                ? window.fire(index, step.at(), step.order())
                : null;
        state.put(key, window);
        return made;
    }

    private List<String> values(Correlation.Input input, Step<T> step) {
        List<String> fields = correlation.threshold().fields();
        if (!correlation.type().ofValues()) {
            return List.of();
        }
        if (correlation.type().numeric()) {
            return step.values(input.field(fields.getFirst())).stream()
                    .filter(value -> Decimal.parse(value) != null)
                    .toList();
        }
        StringBuilder joined = new StringBuilder();
        List<String> last = List.of();
        for (String field : fields) {
            List<String> folded =
                    step.values(input.field(field)).stream().map(Fold::fold).toList();
            if (folded.isEmpty()) {
                return List.of();
            }
            last = folded;
            folded.forEach(value -> joined.append(value.length()).append(':').append(value));
            joined.append('|');
        }
        // Several fields count as one value.
        return fields.size() == 1 ? last : List.of(joined.toString());
    }

    /** A window is over: judges it where that is the time, and gives what a correlation above gets of it. */
    @Nullable
    Step<T> close(State.Over<T> over) {
        // What was closed early has not seen all that it is to be judged by.
        return correlation.threshold().judgedAtClose()
                        && !over.early()
                        && over.window().holds()
                ? over.window().fire(index, over.window().due(), Step.LAST)
                : null;
    }
}
