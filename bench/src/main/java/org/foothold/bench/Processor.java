package org.foothold.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Processor time, on which other programs of the machine have little influence, and what is made of several runs. */
final class Processor {
    private Processor() {}

    /** Nanoseconds that all threads of this process have had so far, those of the compiler and the collector too. */
    static long nanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** The value in the middle; not a number where there is none. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
