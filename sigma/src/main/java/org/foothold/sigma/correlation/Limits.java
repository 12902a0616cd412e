package org.foothold.sigma.correlation;

/**
 * How much correlations may remember; what goes beyond is dropped and counted, so that no input makes memory grow.
 *
 * @param waiting matches that wait for their turn in time
 * @param waitingBytes bytes of those
 * @param groups windows that are open at once
 * @param groupBytes bytes of those
 * @param steps matches in one window
 * @param events events that one finding lists
 */
public record Limits(int waiting, long waitingBytes, int groups, long groupBytes, int steps, int events) {
    /** A folder of logs is read log by log, so all matches that feed correlations wait until the last log was read. */
    private static final int WAITING = 200_000;

    /** A hunt has 160 MiB of memory for everything. */
    private static final long WAITING_BYTES = 24L << 20;

    /** One window for each group of each correlation; more than the accounts of a large domain. */
    private static final int GROUPS = 50_000;

    private static final long GROUP_BYTES = 16L << 20;

    /** Thresholds in use are below 1,000; a percentile is looked for among all of them at each match. */
    private static final int STEPS = 10_000;

    /** Nobody reads more events of one finding. */
    private static final int EVENTS = 10_000;

    /** What a hunt uses. */
    public static final Limits HUNT = new Limits(WAITING, WAITING_BYTES, GROUPS, GROUP_BYTES, STEPS, EVENTS);
}
